# shellcheck shell=bash
# What scripts/run and scripts/test share: finding what is missing, and installing it where that is allowed.
# Read with `source`. Everything is said on stderr, so that what the program prints can be piped on.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# A relative target directory means one below the folder in which the command was typed.
case ${CARGO_TARGET_DIR:-} in
  '' | /*) ;;
  *) export CARGO_TARGET_DIR=$PWD/$CARGO_TARGET_DIR ;;
esac

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Cargo, run where the project's own settings are found.
cargo_here() { (cd "$root" && cargo "$@"); }

# Is version $1 at least version $2? Both as MAJOR.MINOR, with or without more.
at_least() {
  local have_major=${1%%.*} want_major=${2%%.*} have=${1#*.} want=${2#*.}
  local have_minor=${have%%.*} want_minor=${want%%.*}
  [ "$have_major" -gt "$want_major" ] || { [ "$have_major" -eq "$want_major" ] && [ "$have_minor" -ge "$want_minor" ]; }
}

need_rust() {
  # A shell that was open while rustup was installed does not know Cargo yet.
  if ! has cargo && [ -d "${CARGO_HOME:-$HOME/.cargo}/bin" ]; then
    PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
  fi
  local want version have=
  want=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' "$root/Cargo.toml")
  if has cargo; then
    version=$(cd "$root" && rustc --version) || die "Rust is installed but does not start. This line may help:
  rustup default stable"
    have=$(printf '%s\n' "$version" | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
  fi
  if [ -z "$have" ]; then
    die "Rust $want or later is missing. Install it with this line, then run this command again:
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
  elif ! at_least "$have" "$want"; then
    if has rustup; then
      die "Rust $want or later is needed, and this is $have. Update it with this line:
  rustup update stable"
    fi
    die "Rust $want or later is needed, and this is $have. Install a newer one with this line, then run this command again:
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
  fi
}

# The names of the shared libraries that the loader finds; empty where it cannot be asked.
loader_names() {
  local ldconfig
  for ldconfig in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
    if has "$ldconfig"; then
      "$ldconfig" -p 2>/dev/null || true
      return
    fi
  done
}

# Can Vulkan draw here, on a GPU or in software?
has_vulkan_driver() {
  [ -z "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] || return 0
  local file any=
  for file in /usr/share/vulkan/icd.d/*.json /usr/local/share/vulkan/icd.d/*.json /etc/vulkan/icd.d/*.json; do
    case $file in
      */'*.json') ;;
      */lvp_icd*) return 0 ;;
      *) any=yes ;;
    esac
  done
  [ -n "$any" ] || return 1
  # A driver for hardware helps only where there is some.
  for file in /dev/dri/renderD* /dev/nvidia0; do
    [ ! -e "$file" ] || return 0
  done
  return 1
}

# What is missing, one word each: cc, vulkan-driver, or the name of a library.
missing() {
  local names library
  has cc || echo cc
  names=$(loader_names)
  if [ -n "$names" ]; then
    for library in libwayland-client.so.0 libxkbcommon.so.0 libxkbcommon-x11.so.0 \
      libX11.so.6 libX11-xcb.so.1 libXcursor.so.1 libXi.so.6 libvulkan.so.1; do
      case $names in
        *"$library "*) ;;
        *) echo "$library" ;;
      esac
    done
  fi
  has_vulkan_driver || echo vulkan-driver
}

# The package of this system ($1: apt, dnf or pacman) that holds what is missing ($2).
package_for() {
  case $1:$2 in
    apt:cc) echo gcc libc6-dev ;;
    apt:libwayland-client.so.0) echo libwayland-client0 ;;
    apt:libxkbcommon.so.0) echo libxkbcommon0 ;;
    apt:libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    apt:libX11.so.6) echo libx11-6 ;;
    apt:libX11-xcb.so.1) echo libx11-xcb1 ;;
    apt:libXcursor.so.1) echo libxcursor1 ;;
    apt:libXi.so.6) echo libxi6 ;;
    apt:libvulkan.so.1) echo libvulkan1 ;;
    apt:vulkan-driver) echo mesa-vulkan-drivers ;;
    dnf:cc) echo gcc ;;
    dnf:libwayland-client.so.0) echo libwayland-client ;;
    dnf:libxkbcommon.so.0) echo libxkbcommon ;;
    dnf:libxkbcommon-x11.so.0) echo libxkbcommon-x11 ;;
    dnf:libX11.so.6) echo libX11 ;;
    dnf:libX11-xcb.so.1) echo libX11-xcb ;;
    dnf:libXcursor.so.1) echo libXcursor ;;
    dnf:libXi.so.6) echo libXi ;;
    dnf:libvulkan.so.1) echo vulkan-loader ;;
    dnf:vulkan-driver) echo mesa-vulkan-drivers ;;
    pacman:cc) echo gcc ;;
    pacman:libwayland-client.so.0) echo wayland ;;
    pacman:libxkbcommon.so.0) echo libxkbcommon ;;
    pacman:libxkbcommon-x11.so.0) echo libxkbcommon-x11 ;;
    pacman:libX11.so.6 | pacman:libX11-xcb.so.1) echo libx11 ;;
    pacman:libXcursor.so.1) echo libxcursor ;;
    pacman:libXi.so.6) echo libxi ;;
    pacman:libvulkan.so.1) echo vulkan-icd-loader ;;
    pacman:vulkan-driver) echo vulkan-swrast ;;
  esac
}

# The line that installs the packages, to be run as root.
install_line() {
  case $1 in
    apt) echo "apt-get update && apt-get install -y --no-install-recommends $2" ;;
    dnf) echo "dnf install -y $2" ;;
    pacman) echo "pacman -S --needed --noconfirm $2" ;;
  esac
}

need_libraries_linux() {
  local lacking manager='' candidate word packages line
  lacking=$(missing)
  [ -n "$lacking" ] || return 0
  for candidate in apt:apt-get dnf:dnf pacman:pacman; do
    if has "${candidate#*:}"; then
      manager=${candidate%%:*}
      break
    fi
  done
  if [ -z "$manager" ]; then
    say "Missing here, to be installed by hand:" "$(echo "$lacking" | tr '\n' ' ')"
  else
    packages=$(for word in $lacking; do package_for "$manager" "$word"; done | tr ' ' '\n' | sort -u | tr '\n' ' ')
    packages=${packages% }
    line=$(install_line "$manager" "$packages")
    if [ "$(id -u)" -eq 0 ]; then
      say "Installing what is missing: $packages"
      DEBIAN_FRONTEND=noninteractive sh -c "$line" >&2 || say "That did not work. Run it by hand: $line"
    elif has sudo && sudo -n true 2>/dev/null; then
      say "Installing what is missing: $packages"
      sudo -n env DEBIAN_FRONTEND=noninteractive sh -c "$line" >&2 || say "That did not work. Run it by hand: sudo sh -c '$line'"
    else
      say "Missing here: $packages. Install them with this line:"
      say "  sudo sh -c '$line'"
    fi
  fi
  # Without a linker nothing can be built; without the rest the build or the window says what it lacks.
  has cc || die "A C compiler is needed to link the program. Install one, then run this command again."
}

need_libraries_mac() {
  xcode-select -p >/dev/null 2>&1 || die "The command line tools are missing. Install them with this line, then run this command again:
  xcode-select --install"
}

# Everything that building and drawing need.
set_up() {
  case $(uname -s) in
    Linux) need_libraries_linux ;;
    Darwin) need_libraries_mac ;;
  esac
  need_rust
}
