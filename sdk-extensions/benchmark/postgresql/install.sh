#!/bin/sh
# Installs Debian's PostgreSQL, with pgbench in it, unless it is there. Run it as root.
# The benchmarks start servers of their own; the one that the package sets up is never started here.
set -eu

for programs in /usr/lib/postgresql/*/bin; do
  if [ -x "$programs/initdb" ] && [ -x "$programs/postgres" ] && [ -x "$programs/pgbench" ]; then
    "$programs/postgres" --version
    exit 0
  fi
done

policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql
/usr/lib/postgresql/*/bin/postgres --version
