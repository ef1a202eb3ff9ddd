#!/bin/sh
# Installs Debian's mariadb-server, with Galera in it, unless it is there. Run it as root.
# The tests start servers of their own; the one that the package sets up is never started here.
set -eu

PATH="$PATH:/usr/sbin:/sbin"
if command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null \
  && command -v my_print_defaults >/dev/null; then
  mariadbd --version
  exit 0
fi

policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends mariadb-server
mariadbd --version
