#!/usr/bin/env bash
# Runs every fuzzer of a build for so many seconds each: run.sh BUILD_FOLDER SECONDS. Stops at the first finding.
set -euo pipefail
build=$1 seconds=$2
here=$(dirname "$(readlink -f "$0")")
for fuzzer in "$build"/*_fuzz; do
  name=$(basename "$fuzzer" _fuzz)
  corpus="$build/corpus-$name"
  mkdir -p "$corpus"
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0)
  [ -f "$here/$name.dict" ] && options+=(-dict="$here/$name.dict")
  seeds=()
  [ -d "$here/$name.seeds" ] && seeds=("$here/$name.seeds")
  echo "fuzzing $name for $seconds s"
  "$fuzzer" "${options[@]}" "$corpus" "${seeds[@]}"
done
