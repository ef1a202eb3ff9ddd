#!/bin/sh
# Fuzzes each target for so many seconds, one after the other, and names those that found something:
#   sdk-extensions/fuzz/fuzz.sh [seconds] [class#method ...]
# What was found lies in src/test/resources, and each later build replays it.
set -u
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
if [ $# -eq 0 ]; then
  set -- $(grep -rA1 --include='*FuzzTest.java' '@FuzzTest' sdk-extensions/fuzz/src/test/java \
    | sed -nE 's#.*/([A-Za-z0-9]+)\.java-  void ([A-Za-z]+)\(.*#\1\#\2#p')
fi
found=""
for target in "$@"; do
  echo "== $target for $seconds s"
  JAZZER_FUZZ=1 mvn -B -ntp -q test -pl :recarga-fuzz -am -Dtest="$target" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
    -Dfuzz.seconds="$seconds" || found="$found $target"
done
[ -z "$found" ] || { echo "FOUND something:$found"; exit 1; }
echo "Nothing was found."
