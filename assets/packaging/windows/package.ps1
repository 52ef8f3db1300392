# A recipe for Windows that was NEVER TRIED: it was written without such a machine.
#
# Makes target\packages\kharita-VERSION-windows.zip and, where the WiX tool set (`wix`, version 4 or later) is on the
# path, a .msi; and their checksums. Run from the root of the project, in PowerShell:
#   powershell -ExecutionPolicy Bypass -File assets\packaging\windows\package.ps1
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot\..\..\..").Path
Set-Location $root

$version = (Select-String -Path Cargo.toml -Pattern '^version *= *"(.*)"').Matches[0].Groups[1].Value
cargo build --release --locked
if ($LASTEXITCODE -ne 0) { throw 'The program could not be built.' }

$out = "$root\target\packages"
$work = "$root\target\packages.new"
Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
$name = "kharita-$version-windows"
New-Item -ItemType Directory "$work\$name" | Out-Null
Copy-Item target\release\kharita.exe, LICENSE-MIT, LICENSE-APACHE, README.md "$work\$name"
Copy-Item maps\README.md "$work\$name\maps.md"
Copy-Item -Recurse maps\licences "$work\$name\licences"
cargo metadata --locked --format-version 1 --filter-platform x86_64-pc-windows-msvc |
    python scripts\licences.py | Set-Content -Encoding utf8 "$work\$name\licences.txt"
& target\release\kharita.exe completions powershell | Set-Content -Encoding utf8 "$work\$name\kharita.completions.ps1"

Compress-Archive "$work\$name" "$work\$name.zip"
if (Get-Command wix -ErrorAction SilentlyContinue) {
    wix build assets\packaging\windows\kharita.wxs -arch x64 -d "Version=$version" -d "Folder=$work\$name" -o "$work\$name.msi"
    if ($LASTEXITCODE -ne 0) { throw 'wix failed; nothing was made.' }
} else {
    Write-Host 'Not made: the .msi, for which wix is missing (dotnet tool install --global wix).'
}
Remove-Item -Recurse -Force "$work\$name"
Get-ChildItem $work -File | ForEach-Object {
    (Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLower() + '  ' + $_.Name
} | Set-Content -Encoding ascii "$work\SHA256SUMS"

# Whole or not at all.
Remove-Item -Recurse -Force $out -ErrorAction SilentlyContinue
Rename-Item $work $out
Write-Host "Made in $out"
