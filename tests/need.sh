# Shared functions of the scripts that need servers; sourced, not run.

die() { echo "$0: $*" >&2; exit 1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# need PROGRAM PACKAGE: installs Debian's package if the program is missing.
updated=
need() {
  command -v "$1" >/dev/null && return
  compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null && return
  command -v apt-get >/dev/null || die "$1 is missing and this is not Debian: install $2 by hand, then run this again."
  [ -n "$updated" ] || as_root apt-get -qq update >/dev/null || die "apt-get update failed: install $2 by hand, then run this again."
  updated=yes
  echo "Installing $2 ..."
  DEBIAN_FRONTEND=noninteractive as_root apt-get -qq install -y --no-install-recommends "$2" >/dev/null ||
    die "$2 could not be installed: install it by hand (apt-get install $2), then run this again."
}
