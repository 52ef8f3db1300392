"use strict";
(async () => {
const byId = (id) => document.getElementById(id);
const packed = Uint8Array.from(atob(byId("data").textContent), (c) => c.charCodeAt(0));
const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
const data = JSON.parse(await new Response(stream).text());

// Days are counted from 1 January 1970, as in the program.
const DAY_MS = 86400000;
const iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (year, month, day) => {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const isSame = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isSame ? Math.round(date.getTime() / DAY_MS) : null;
};
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

const state = { day: data.opens, lang: document.documentElement.lang, area: null, step: data.steps.length ? 0 : null };
const words = (key) => data.words[state.lang][key];
const named = (names) => names[state.lang === "ar" ? 1 : 0] || names[0] || names[1];
const dayWords = (day) => {
  const date = new Date(day * DAY_MS);
  return `${date.getUTCDate()} ${data.months[state.lang][date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

// What holds in an area on a day: the last stretch that has begun.
const stretch = (area, day) => {
  const stretches = data.history[data.areas[area].h];
  let low = 0, high = stretches.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (stretches[middle][0] <= day) low = middle; else high = middle;
  }
  return stretches[low];
};
const stateOf = (area, day) => data.states[stretch(area, day)[1]];
const stateWords = ([status, forces]) => {
  const list = forces.map((force) => named(data.forces[force].short)).join(state.lang === "ar" ? "، " : ", ");
  if (status === "control") return list;
  return list ? `${words(status)}: ${list}` : words(status);
};

// The map: Web Mercator, decoded once.
const mercator = (lon, lat) => [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI)];
const decode = (ring) => {
  const points = [];
  let x = 0, y = 0;
  for (let n = 0; n < ring.length; n += 2) { x += ring[n]; y += ring[n + 1]; points.push(mercator(x / data.unit, y / data.unit)); }
  return points;
};
const pathOf = (rings) => {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(([x, y], n) => n ? path.lineTo(x * SCALE, y * SCALE) : path.moveTo(x * SCALE, y * SCALE));
    path.closePath();
  }
  return path;
};
const SCALE = 65536;
const areas = data.areas.map((area) => {
  const rings = area.r.map(decode);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) { box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y); }
  return { path: pathOf(rings), box };
});
const grounds = data.ground.map((rings) => pathOf(rings.map(decode)));
const lakes = data.lakes.map((rings) => pathOf(rings.map(decode)));
const rivers = new Path2D();
for (const line of data.rivers.map(decode)) line.forEach(([x, y], n) => n ? rivers.lineTo(x * SCALE, y * SCALE) : rivers.moveTo(x * SCALE, y * SCALE));

const canvas = byId("canvas");
const paint = canvas.getContext("2d");
const camera = { x: 0.5, y: 0.5, scale: 1 };
const isDark = matchMedia("(prefers-color-scheme: dark)");
const look = () => data.look[isDark.matches ? "dark" : "light"];
let fitted = null;
const fit = (bounds) => {
  fitted = bounds;
  const [west, south, east, north] = bounds;
  const [left, top] = mercator(west, north), [right, bottom] = mercator(east, south);
  camera.x = (left + right) / 2; camera.y = (top + bottom) / 2;
  camera.scale = Math.min(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top)) * 0.94;
};

const tiles = new Map();
const fillOf = ([status, forces], inferred) => {
  const theme = look();
  const key = JSON.stringify([status, forces, inferred, isDark.matches]);
  if (tiles.has(key)) return tiles.get(key);
  const colours = forces.length ? forces.map((force) => data.forces[force][isDark.matches ? "dark" : "light"]) : [theme.unknown];
  const tile = document.createElement("canvas");
  const side = status === "contested" ? 16 * colours.length : status === "shared" ? 8 * colours.length : 12;
  tile.width = side; tile.height = side;
  const pen = tile.getContext("2d");
  pen.globalAlpha = status === "none" ? 0.3 : inferred ? theme.opacity * data.inferred : theme.opacity;
  if (status === "contested" || status === "shared") {
    const width = side / colours.length;
    for (let n = -side; n < 2 * side; n += width) {
      pen.fillStyle = colours[(((n / width) % colours.length) + colours.length) % colours.length];
      pen.beginPath();
      const lean = status === "shared" ? -side : side;
      pen.moveTo(n, 0); pen.lineTo(n + width, 0); pen.lineTo(n + width - lean, side); pen.lineTo(n - lean, side);
      pen.fill();
    }
  } else {
    pen.fillStyle = colours[0];
    pen.fillRect(0, 0, side, side);
    if (status === "unknown") { pen.strokeStyle = theme.hatch; pen.beginPath(); pen.moveTo(0, side); pen.lineTo(side, 0); pen.stroke(); }
  }
  if (inferred) { pen.globalAlpha = 0.5; pen.fillStyle = theme.ink; for (const [x, y] of [[3, 3], [9, 9]]) { pen.beginPath(); pen.arc(x, y, 0.8, 0, 7); pen.fill(); } }
  const pattern = paint.createPattern(tile, "repeat");
  tiles.set(key, pattern);
  return pattern;
};

let wanted = false;
const redraw = () => { if (!wanted) { wanted = true; requestAnimationFrame(draw); } };
const draw = () => {
  wanted = false;
  const density = devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
  if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density);
  const theme = look();
  paint.setTransform(density, 0, 0, density, 0, 0);
  paint.fillStyle = theme.sea;
  paint.fillRect(0, 0, width, height);
  const unit = camera.scale / SCALE;
  const world = new DOMMatrix([unit * density, 0, 0, unit * density, density * (width / 2 - camera.x * camera.scale), density * (height / 2 - camera.y * camera.scale)]);
  const inverse = world.inverse().multiply(new DOMMatrix([density, 0, 0, density, 0, 0]));
  paint.setTransform(world);
  grounds.forEach((path, n) => { paint.fillStyle = n ? theme.land : theme.neighbour; paint.fill(path, "nonzero"); });
  const shown = areas.map((_, area) => stateOf(area, state.day));
  areas.forEach(({ path }, area) => {
    if (shown[area][0] === "absent") return;
    const fill = fillOf(shown[area], data.areas[area].i);
    fill.setTransform(inverse);
    paint.fillStyle = fill;
    paint.fill(path, "evenodd");
  });
  paint.fillStyle = theme.water; lakes.forEach((path) => paint.fill(path, "evenodd"));
  paint.strokeStyle = theme.water; paint.lineWidth = 1.2 / unit; paint.stroke(rivers);
  paint.strokeStyle = theme.border; paint.lineWidth = 0.6 / unit; paint.lineJoin = "round";
  areas.forEach(({ path }, area) => { if (shown[area][0] !== "absent") paint.stroke(path); });
  if (state.area !== null) { paint.strokeStyle = theme.accent; paint.lineWidth = 3 / unit; paint.stroke(areas[state.area].path); }
  paint.setTransform(density, 0, 0, density, 0, 0);
  names(theme, width, height);
};
const names = (theme, width, height) => {
  const taken = [];
  paint.textAlign = "center"; paint.textBaseline = "alphabetic"; paint.lineJoin = "round";
  for (const [lon, lat, rank, en, ar] of data.cities) {
    if (camera.scale < [0, 0, 9000, 24000, 48000][Math.min(rank, 4)]) continue;
    const [x, y] = mercator(lon, lat);
    const at = [width / 2 + (x - camera.x) * camera.scale, height / 2 + (y - camera.y) * camera.scale];
    const text = named([en, ar]);
    paint.font = `${rank < 2 ? "bold 15" : "13"}px "Noto Sans", "Noto Sans Arabic", sans-serif`;
    const half = paint.measureText(text).width / 2;
    const box = [at[0] - half - 4, at[1] - 20, at[0] + half + 4, at[1] + 6];
    if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    paint.strokeStyle = theme.halo; paint.lineWidth = 4; paint.strokeText(text, at[0], at[1] - 6);
    paint.fillStyle = theme.ink; paint.fillText(text, at[0], at[1] - 6);
    paint.beginPath(); paint.arc(at[0], at[1], 2.4, 0, 7); paint.fill();
  }
};

// What the page says.
const element = (name, text, more) => Object.assign(document.createElement(name), { textContent: text }, more);
const legend = () => {
  const ground = new Map();
  let all = 0;
  data.areas.forEach((area, n) => {
    const [status, forces] = stateOf(n, state.day);
    if (area.o || status === "absent") return;
    all += area.k;
    if (status === "control") ground.set(forces[0], (ground.get(forces[0]) || 0) + area.k);
    else forces.forEach((force) => ground.set(force, ground.get(force) || 0));
  });
  const rows = [...ground].sort((a, b) => b[1] - a[1]).map(([force, km2]) => {
    const row = document.createElement("li");
    const swatch = document.createElement("canvas");
    swatch.width = 36; swatch.height = 36;
    const pen = swatch.getContext("2d");
    pen.fillStyle = look().land; pen.fillRect(0, 0, 36, 36);
    pen.globalAlpha = look().opacity; pen.fillStyle = data.forces[force][isDark.matches ? "dark" : "light"]; pen.fillRect(0, 0, 36, 36);
    const share = all ? Math.round(km2 / all * 100) : 0;
    const shown = km2 > 0 && share === 0 ? "< 1 %" : `${share} %`;
    row.append(swatch, element("span", named(data.forces[force].short)), element("span", km2 ? shown : "", { className: "share", dir: "ltr" }));
    return row;
  });
  byId("forces").replaceChildren(...rows);
};
const quoted = (passage) => {
  const [text, paragraph, exact] = passage;
  const languages = state.lang === "ar" ? [1, 0] : [0, 1];
  const which = languages.find((n) => data.texts[text]?.[n]?.[paragraph - 1] && exact[n]) ?? languages.find((n) => exact[n]);
  if (which === undefined) return null;
  const whole = data.texts[text]?.[which]?.[paragraph - 1] || exact[which];
  const at = whole.indexOf(exact[which]);
  const quote = element("blockquote", "", { dir: which ? "rtl" : "ltr", lang: which ? "ar" : "en" });
  if (at < 0) quote.append(element("mark", exact[which]));
  else quote.append(whole.slice(0, at), element("mark", exact[which]), whole.slice(at + exact[which].length));
  return quote;
};
const cited = (source) => {
  const [publisher, title, date, url] = data.sources[source];
  const line = element("p", "", { className: "quiet" });
  const said = element("bdi", [named(publisher), named(title), named(date)].filter(Boolean).join(" · "));
  if (url) { const link = element("a", "", { href: url, rel: "noreferrer noopener", target: "_blank" }); link.append(said); line.append(link); } else line.append(said);
  return line;
};
const place = () => {
  const panel = byId("place");
  panel.hidden = state.area === null;
  if (state.area === null) { panel.replaceChildren(); return; }
  const area = data.areas[state.area];
  const [from, held, change] = stretch(state.area, state.day);
  const parts = [element("h3", named(area.n)), element("p", stateWords(data.states[held]))];
  if (change >= 0) {
    const [when, note, sources, passages] = data.changes[change];
    parts.push(element("p", named(when), { className: "quiet" }));
    if (named(note)) parts.push(element("p", named(note), { dir: "auto" }));
    parts.push(...passages.map(quoted).filter(Boolean));
    parts.push(element("h2", words("sources")), ...sources.map(cited));
  } else if (from > data.first) parts.push(element("p", dayWords(from), { className: "quiet" }));
  panel.replaceChildren(...parts);
};
const tell = () => {
  const words_ = dayWords(state.day);
  byId("day").textContent = words_;
  const slider = byId("slider");
  slider.value = state.day;
  slider.setAttribute("aria-valuetext", words_);
  const chosen = state.area === null ? "" : `. ${named(data.areas[state.area].n)}: ${stateWords(stateOf(state.area, state.day))}`;
  canvas.setAttribute("aria-label", `${words("map")}, ${words_}${chosen}`);
  byId("status").textContent = `${words_}${chosen}`;
};
const setDay = (day, keepStep) => {
  state.day = clamp(Math.round(day), data.first, data.last);
  if (!keepStep && state.step !== null && data.steps[state.step].day !== state.day) byId("caption").style.opacity = 0.45;
  legend(); place(); tell(); redraw();
};
const select = (area) => { state.area = area; place(); tell(); redraw(); };
const days = [...new Set(data.history.flatMap((stretches) => stretches.map((one) => one[0])))].filter((day) => day > data.first && day <= data.last).sort((a, b) => a - b);
const toChange = (way) => {
  const found = way > 0 ? days.find((day) => day > state.day) : days.findLast((day) => day < state.day);
  setDay(found ?? (way > 0 ? data.last : data.first));
};
const toStep = (step) => {
  if (state.step === null) return;
  state.step = clamp(step, 0, data.steps.length - 1);
  const shown = data.steps[state.step];
  byId("caption").textContent = named(shown.caption);
  byId("caption").style.opacity = 1;
  byId("number").textContent = `${state.step + 1} / ${data.steps.length}`;
  byId("back").disabled = state.step === 0;
  byId("next").disabled = state.step === data.steps.length - 1;
  if (shown.view) fit(shown.view);
  state.area = shown.area;
  setDay(shown.day, true);
  byId("status").textContent = `${dayWords(state.day)}. ${named(shown.caption)}`;
};
const speak = (lang) => {
  state.lang = lang;
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === "ar" ? "rtl" : "ltr";
  document.title = named(data.title);
  byId("title").textContent = named(data.title);
  byId("language").textContent = lang === "ar" ? "English" : "العربية";
  byId("language").lang = lang === "ar" ? "en" : "ar";
  for (const [id, key] of [["forces-title", "forces"], ["typed-label", "typed"], ["go", "go"], ["before", "before"], ["after", "after"], ["back", "back"], ["next", "next"]]) byId(id).textContent = words(key);
  byId("slider").setAttribute("aria-label", words("slider"));
  for (const id of ["closer", "farther", "all"]) { byId(id).setAttribute("aria-label", words(id)); byId(id).title = words(id); }
  byId("credits").replaceChildren(...data.credits.flatMap((credit) => [element("bdi", named(credit)), " "]));
  const shown = state.step;
  if (shown !== null) { byId("story").hidden = false; const day = state.day; toStep(shown); if (day !== state.day && day !== data.opens) setDay(day); }
  legend(); place(); tell(); redraw();
};

// Dates as people type them, in either script.
const read = (typed) => {
  const text = typed.trim().replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)).toLowerCase();
  let found;
  if ((found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text))) return dayOf(+found[1], +found[2], +found[3]);
  if ((found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text))) return dayOf(+found[3], +found[2], +found[1]);
  if ((found = /^(\d{4})[-/](\d{1,2})$/.exec(text))) return dayOf(+found[1], +found[2], 1);
  if ((found = /^(\d{4})$/.exec(text))) return dayOf(+found[1], 1, 1);
  if ((found = /^(?:(\d{1,2})\s+)?(\D+?)\s+(\d{4})$/.exec(text))) {
    for (const months of Object.values(data.months)) {
      const month = months.findIndex((name) => name.toLowerCase() === found[2].trim() || (found[2].trim().length > 2 && name.toLowerCase().startsWith(found[2].trim())));
      if (month >= 0) return dayOf(+found[3], month + 1, +(found[1] || 1));
    }
  }
  return null;
};

// Hands.
byId("slider").min = data.first; byId("slider").max = data.last;
byId("slider").addEventListener("input", (event) => setDay(+event.target.value));
byId("slider").addEventListener("keydown", (event) => {
  const month = { PageUp: 1, PageDown: -1 }[event.key];
  if (!month) return;
  const date = new Date(state.day * DAY_MS);
  const year = date.getUTCFullYear(), to = date.getUTCMonth() + month;
  const last = new Date(Date.UTC(year, to + 1, 0)).getUTCDate();
  setDay(Date.UTC(year, to, Math.min(date.getUTCDate(), last)) / DAY_MS);
  event.preventDefault();
});
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const day = read(byId("typed").value);
  byId("typed").setAttribute("aria-invalid", String(day === null));
  if (day === null) byId("status").textContent = words("no-date"); else setDay(day);
});
byId("before").addEventListener("click", () => toChange(-1));
byId("after").addEventListener("click", () => toChange(1));
byId("back").addEventListener("click", () => toStep(state.step - 1));
byId("next").addEventListener("click", () => toStep(state.step + 1));
byId("language").addEventListener("click", () => speak(state.lang === "ar" ? "en" : "ar"));
const zoomAt = (factor, at) => {
  const scale = clamp(camera.scale * factor, 200, 4e6);
  const [dx, dy] = [at[0] - canvas.clientWidth / 2, at[1] - canvas.clientHeight / 2];
  camera.x += dx / camera.scale - dx / scale; camera.y += dy / camera.scale - dy / scale; camera.scale = scale;
  fitted = null;
  redraw();
};
const middle = () => [canvas.clientWidth / 2, canvas.clientHeight / 2];
byId("closer").addEventListener("click", () => zoomAt(1.6, middle()));
byId("farther").addEventListener("click", () => zoomAt(1 / 1.6, middle()));
byId("all").addEventListener("click", () => { fit(data.view); redraw(); });
canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoomAt(Math.exp(-event.deltaY / 300), [event.offsetX, event.offsetY]); }, { passive: false });
const areaAt = (x, y) => {
  const at = [camera.x + (x - canvas.clientWidth / 2) / camera.scale, camera.y + (y - canvas.clientHeight / 2) / camera.scale];
  paint.setTransform(1, 0, 0, 1, 0, 0);
  for (let n = areas.length - 1; n >= 0; n--) {
    const { box, path } = areas[n];
    if (at[0] < box[0] || at[0] > box[2] || at[1] < box[1] || at[1] > box[3]) continue;
    if (stateOf(n, state.day)[0] !== "absent" && paint.isPointInPath(path, at[0] * SCALE, at[1] * SCALE, "evenodd")) return n;
  }
  return null;
};
const fingers = new Map();
let moved = 0;
canvas.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, [event.offsetX, event.offsetY]); canvas.setPointerCapture(event.pointerId); moved = 0; });
canvas.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const now = [event.offsetX, event.offsetY];
  const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) { const far = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]) || 1; zoomAt(far(now) / far(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]); }
  else { fitted = null; camera.x -= (now[0] - before[0]) / camera.scale; camera.y -= (now[1] - before[1]) / camera.scale; redraw(); }
  moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
  fingers.set(event.pointerId, now);
});
for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, (event) => {
  if (fingers.delete(event.pointerId) && kind === "pointerup" && moved < 6) select(areaAt(event.offsetX, event.offsetY));
});
addEventListener("keydown", (event) => {
  if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  const reading = state.lang === "ar" ? -1 : 1;
  const pan = (dx, dy) => { fitted = null; camera.x += dx * 80 / camera.scale; camera.y += dy * 80 / camera.scale; redraw(); };
  const keys = {
    ArrowLeft: () => setDay(state.day - reading), ArrowRight: () => setDay(state.day + reading),
    Home: () => state.step === null ? setDay(data.first) : toStep(0), End: () => state.step === null ? setDay(data.last) : toStep(data.steps.length - 1),
    ",": () => toChange(-1), ".": () => toChange(1), "+": () => zoomAt(1.3, middle()), "-": () => zoomAt(1 / 1.3, middle()), 0: () => { fit(data.view); redraw(); },
    w: () => pan(0, -1), a: () => pan(-1, 0), s: () => pan(0, 1), d: () => pan(1, 0), Escape: () => select(null),
  };
  if (state.step !== null) Object.assign(keys, { PageDown: () => toStep(state.step + 1), PageUp: () => toStep(state.step - 1) });
  const act = keys[event.key];
  if (act) { act(); event.preventDefault(); }
});
new ResizeObserver(() => { if (fitted) fit(fitted); redraw(); }).observe(canvas);
isDark.addEventListener("change", () => { tiles.clear(); legend(); redraw(); });

fit(data.view);
speak(state.lang);
if (state.step !== null) toStep(0); else setDay(data.opens);
// For tests, and for whoever looks into the page.
window.kharita = { at: (text) => { const day = read(text); return Object.fromEntries(data.areas.map((area, n) => [area.id, stateOf(n, day)]).map(([id, [status, forces]]) => [id, [status, forces.map((force) => data.forces[force].id)]])); }, state, setDay, select, read, iso };
document.documentElement.dataset.ready = "yes";
})().catch((error) => { document.body.prepend(Object.assign(document.createElement("p"), { textContent: `This page could not be drawn by this browser. · تعذّر عرض هذه الصفحة في هذا المتصفح. (${error.message})` })); });
