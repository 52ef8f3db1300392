# The names of countries by their codes of ISO 3166-1.
country-name = { $code ->
    [SYR] Syria
    [SY] Syria
    [IRQ] Iraq
    [IQ] Iraq
    [LBN] Lebanon
    [LB] Lebanon
    [JOR] Jordan
    [JO] Jordan
    [ISR] Israel
    [IL] Israel
    [PSE] Palestine
    [PS] Palestine
    [TUR] Türkiye
    [TR] Türkiye
    [IRN] Iran
    [IR] Iran
    [SAU] Saudi Arabia
    [SA] Saudi Arabia
    [KWT] Kuwait
    [KW] Kuwait
    [BHR] Bahrain
    [BH] Bahrain
    [QAT] Qatar
    [QA] Qatar
    [ARE] United Arab Emirates
    [AE] United Arab Emirates
    [OMN] Oman
    [OM] Oman
    [YEM] Yemen
    [YE] Yemen
    [EGY] Egypt
    [EG] Egypt
    [LBY] Libya
    [LY] Libya
    [TUN] Tunisia
    [TN] Tunisia
    [DZA] Algeria
    [DZ] Algeria
    [MAR] Morocco
    [MA] Morocco
    [MRT] Mauritania
    [MR] Mauritania
    [SDN] Sudan
    [SD] Sudan
    [SSD] South Sudan
    [SS] South Sudan
    [SOM] Somalia
    [SO] Somalia
    [ETH] Ethiopia
    [ET] Ethiopia
    [ERI] Eritrea
    [ER] Eritrea
    [DJI] Djibouti
    [DJ] Djibouti
    [MLI] Mali
    [ML] Mali
    [NER] Niger
    [NE] Niger
    [NGA] Nigeria
    [NG] Nigeria
    [TCD] Chad
    [TD] Chad
    [BFA] Burkina Faso
    [BF] Burkina Faso
    [CAF] Central African Republic
    [CF] Central African Republic
    [COD] DR Congo
    [CD] DR Congo
    [MOZ] Mozambique
    [MZ] Mozambique
    [AFG] Afghanistan
    [AF] Afghanistan
    [PAK] Pakistan
    [PK] Pakistan
    [IND] India
    [IN] India
    [MMR] Myanmar
    [MM] Myanmar
    [UKR] Ukraine
    [UA] Ukraine
    [RUS] Russia
    [RU] Russia
    [BLR] Belarus
    [BY] Belarus
    [GEO] Georgia
    [GE] Georgia
    [ARM] Armenia
    [AM] Armenia
    [AZE] Azerbaijan
    [AZ] Azerbaijan
    [CYP] Cyprus
    [CY] Cyprus
    [COL] Colombia
    [CO] Colombia
    [HTI] Haiti
    [HT] Haiti
   *[other] { $code }
}
