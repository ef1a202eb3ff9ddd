#!/bin/sh
# Installs Debian's mariadb-server and Galera, and rsync, with which nodes catch up, unless they are there.
# Run it as root.
# The tests start servers of their own; the one that the package sets up is never started here.
set -eu

PATH="$PATH:/usr/sbin:/sbin"
if command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null \
  && command -v my_print_defaults >/dev/null && command -v rsync >/dev/null \
  && ls /usr/lib*/galera*/libgalera_smm.so >/dev/null 2>&1; then
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
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends mariadb-server galera-4 rsync
mariadbd --version
