# shellcheck shell=bash
# What the scripts share: finding what is missing, and installing it where that is allowed.
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

# From now on everything may be installed that is missing.
answer_yes() { assume_yes=yes; }

# May what is missing be installed? $1 says what would be done. Asked on a terminal; `--yes` answers for all.
may() {
  [ -z "${assume_yes:-}" ] || return 0
  [ -t 0 ] && [ -t 2 ] || return 1
  local answer
  printf '%s [Y/n] ' "$1" >&2
  read -r answer || return 1
  case $answer in
    '' | [yY] | [yY][eE][sS]) return 0 ;;
    *) return 1 ;;
  esac
}

# Can packages be installed without anybody typing a password?
is_root_without_asking() {
  [ "$(id -u)" -eq 0 ] || { has sudo && sudo -n true 2>/dev/null; }
}

# Runs a line of the shell as root, where is_root_without_asking.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    DEBIAN_FRONTEND=noninteractive sh -c "$1" >&2
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive sh -c "$1" >&2
  fi
}

# The package manager of this system: apt, dnf or pacman; nothing where there is none that is known.
package_manager() {
  local candidate
  for candidate in apt:apt-get dnf:dnf pacman:pacman; do
    if has "${candidate#*:}"; then
      echo "${candidate%%:*}"
      return
    fi
  done
}

rustup_from=https://sh.rustup.rs

# Where rustup puts Cargo.
cargo_bin() { echo "${CARGO_HOME:-${HOME:-/nonexistent}/.cargo}/bin"; }

# The version of Rust that starts here, as MAJOR.MINOR; nothing where there is none.
rust_here() {
  has cargo && has rustc || return 0
  (cd "$root" && rustc --version 2>/dev/null) | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p'
}

# The version of Rust that the distribution of package manager $1 would install, as MAJOR.MINOR.
rust_of_distribution() {
  case $1 in
    apt) apt-cache policy rustc 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*\.[0-9]*\).*/\1/p' ;;
    dnf) dnf -q info rust 2>/dev/null | sed -n 's/^Version *: *\([0-9]*\.[0-9]*\).*/\1/p' | tail -1 ;;
    pacman) pacman -Si rust 2>/dev/null | sed -n 's/^Version *: *[0-9]*:*\([0-9]*\.[0-9]*\).*/\1/p' | head -1 ;;
  esac
}

# Brings the file at an address ($1) to a path ($2), whole or not at all.
fetch() {
  if has curl; then
    curl --proto '=https' --tlsv1.2 -sSfL "$1" -o "$2" >&2
  else
    wget --https-only --secure-protocol=TLSv1_2 -q "$1" -O "$2" >&2
  fi
}

# Puts Rust where rustup puts it, for this user alone; the user's shell is left as it is.
install_with_rustup() {
  local want=$1 installer
  has curl || has wget || die "curl or wget is needed to fetch the installer of Rust. Install one of them, then run this command again."
  installer=$(mktemp)
  say "Fetching the installer of Rust from $rustup_from"
  if ! fetch "$rustup_from" "$installer"; then
    rm -f "$installer"
    die "The installer of Rust could not be fetched from $rustup_from. Is there a connection? Nothing was installed; without one, install Rust $want or later by hand, then run this command again."
  fi
  say "Installing Rust into $(cargo_bin)"
  if ! sh "$installer" -y --profile minimal --default-toolchain stable --no-modify-path >&2; then
    rm -f "$installer"
    die "The installer of Rust did not come to its end; what it said stands above. Then run this command again."
  fi
  rm -f "$installer"
  PATH=$(cargo_bin):$PATH
}

# Installs Rust, or brings it up to date: by the rustup that is here, else from the distribution where it is new
# enough, else by the installer of rustup.
install_rust() {
  local want=$1 have=$2 state line manager
  state="Rust $want or later is missing."
  [ -z "$have" ] || state="Rust $want or later is needed, and this is $have."
  if has rustup; then
    line="rustup toolchain install stable --profile minimal && rustup default stable"
    may "$state Install the newest with rustup?" || die "$state This line brings it, or run this command again with --yes:
  $line"
    say "Installing the newest Rust with rustup"
    sh -c "$line" >&2 || die "That did not work; what rustup said stands above. Run it by hand: $line"
    PATH=$(cargo_bin):$PATH
    return
  fi
  manager=$(package_manager)
  if [ -n "$manager" ] && is_root_without_asking; then
    have=$(rust_of_distribution "$manager")
    if [ -n "$have" ] && at_least "$have" "$want"; then
      line=$(install_line "$manager" "$(package_for "$manager" rust)")
      may "$state Install $have from this distribution?" || die "$state Install it with this line, or run this command again with --yes:
  $line"
      say "Installing Rust $have from this distribution"
      as_root "$line" || die "That did not work. Run it by hand: $line"
      return
    fi
  fi
  may "$state Install it with rustup from $rustup_from, for you alone?" || die "$state Install it with this line, or run this command again with --yes:
  curl --proto '=https' --tlsv1.2 -sSf $rustup_from | sh -s -- -y --profile minimal"
  install_with_rustup "$want"
}

need_rust() {
  local want have
  want=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' "$root/Cargo.toml")
  have=$(rust_here)
  if [ -n "$have" ] && at_least "$have" "$want"; then return; fi
  # A shell that was open while rustup was installed does not know its Cargo yet, or finds an older one first.
  if [ -x "$(cargo_bin)/cargo" ]; then
    PATH=$(cargo_bin):$PATH
    have=$(rust_here)
    if [ -n "$have" ] && at_least "$have" "$want"; then return; fi
  fi
  install_rust "$want" "$have"
  have=$(rust_here)
  if [ -z "$have" ] || ! at_least "$have" "$want"; then
    die "Rust was installed, but what starts here is ${have:-none}, and $want or later is needed. Open a new terminal, then run this command again."
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
    apt:rust) echo cargo rustc ;;
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
    dnf:rust) echo cargo rust ;;
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
    pacman:rust) echo rust ;;
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
  local lacking manager word packages line
  lacking=$(missing)
  [ -n "$lacking" ] || return 0
  manager=$(package_manager)
  if [ -z "$manager" ]; then
    say "Missing here, to be installed by hand:" "$(echo "$lacking" | tr '\n' ' ')"
  else
    packages=$(for word in $lacking; do package_for "$manager" "$word"; done | tr ' ' '\n' | sort -u | tr '\n' ' ')
    packages=${packages% }
    line=$(install_line "$manager" "$packages")
    if is_root_without_asking; then
      say "Installing what is missing: $packages"
      as_root "$line" || say "That did not work. Run it by hand: sudo sh -c '$line'"
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

# Everything that building and drawing need. What is missing is installed where that may be done.
set_up() {
  case $(uname -s) in
    Linux) need_libraries_linux ;;
    Darwin) need_libraries_mac ;;
  esac
  need_rust
}
