#!/usr/bin/env bash
# A recipe for macOS that was NEVER TRIED: it was written without such a machine.
#
# Makes target/packages/Kharita-VERSION-macos.zip, which holds Kharita.app for the processor that it runs on, and its
# checksum. The bundle is not signed by Apple: macOS asks before it opens it the first time.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd -P)
cd "$root"

version=$(sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -1)
cargo build --release --locked
program=target/release/kharita

work=$(mktemp -d "$root/target/.kharita-packages-XXXXXX")
trap 'rm -rf "$work"' EXIT
contents=$work/app/Kharita.app/Contents
mkdir -p "$contents/MacOS" "$contents/Resources/licences" "$work/made"
install -m755 "$program" "$contents/MacOS/kharita"
sed "s/@VERSION@/$version/" assets/packaging/macos/Info.plist >"$contents/Info.plist"

icons=$work/kharita.iconset
mkdir "$icons"
for size in 16 32 128 256; do
  cp "assets/packaging/icons/$size.png" "$icons/icon_${size}x$size.png"
done
cp assets/packaging/icons/32.png "$icons/icon_16x16@2x.png"
cp assets/packaging/icons/64.png "$icons/icon_32x32@2x.png"
cp assets/packaging/icons/256.png "$icons/icon_128x128@2x.png"
iconutil --convert icns --output "$contents/Resources/kharita.icns" "$icons"

cp LICENSE-MIT LICENSE-APACHE maps/README.md maps/licences/* "$contents/Resources/licences/"
cargo metadata --locked --format-version 1 --filter-platform "$(rustc -vV | sed -n 's/^host: //p')" |
  python3 scripts/licences.py >"$contents/Resources/licences/licences.txt"
codesign --force --sign - "$work/app/Kharita.app"

(cd "$work/app" && ditto -c -k --keepParent Kharita.app "$work/made/Kharita-$version-macos.zip")
(cd "$work/made" && shasum -a 256 ./*.zip | sed 's|\./||' >"$work/SHA256SUMS" && mv "$work/SHA256SUMS" .)
# Whole or not at all.
rm -rf target/packages
mv "$work/made" target/packages
echo "Made in $root/target/packages"
