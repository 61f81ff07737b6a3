#!/usr/bin/env bash
# Runs the fuzzers of a build, one after another, for so many seconds each: run.sh BUILD_FOLDER SECONDS [FUZZER...]. The one of sources runs once
# for each reader ("sources:feed" names one alone). Stops at the first finding; what it found stands in the current folder.
set -euo pipefail
build=$1 seconds=$2
shift 2
here=$(dirname "$(readlink -f "$0")")
formats=$here/../../../shared/data/formats
readers=(text_record json_record page automatic text html jsonl json csv feed nitf newsml warc xml container charset http json_ld)

# Small files of others as starts, where they lie beside the project: any byte, which the harness passes over, and the file.
add_shared() {  # FOLDER GLOB CORPUS
  [ -d "$formats/$1" ] || return 0
  find "$formats/$1" -name "$2" -size -24k | sort | awk 'NR % 3 == 1' | while read -r file; do
    { printf x; cat "$file"; } > "$3/shared-$(basename "$file")"
  done
}

run() {  # FUZZER CORPUS
  mkdir -p "$2"
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0)
  [ -f "$here/$1.dict" ] && options+=(-dict="$here/$1.dict")
  seeds=()
  [ -d "$here/$1.seeds" ] && seeds=("$here/$1.seeds")
  "$build/$1_fuzz" "${options[@]}" "$2" "${seeds[@]}"
}

run_reader() {  # READER
  corpus=$build/corpus-sources-$1
  mkdir -p "$corpus"
  case $1 in
    feed | xml | automatic) add_shared feeds-feedparser '*.xml' "$corpus" ;;
    newsml | nitf) add_shared newsml-g2 '*.xml' "$corpus" ;;
    warc | container) add_shared warc-warcio 'example*' "$corpus" ;;
    json | jsonl) add_shared news-please '*.json' "$corpus" ;;
    *) ;;
  esac
  echo "fuzzing sources, reader $1, for $seconds s"
  DATELINE_FUZZ_READER=$1 run sources "$corpus"
}

fuzzers=("$@")
if [ $# = 0 ]; then
  for fuzzer in "$build"/*_fuzz; do fuzzers+=("$(basename "$fuzzer" _fuzz)"); done
fi
for name in "${fuzzers[@]}"; do
  case $name in
    sources) for reader in "${readers[@]}"; do run_reader "$reader"; done ;;
    sources:*) run_reader "${name#sources:}" ;;
    *) echo "fuzzing $name for $seconds s" && run "$name" "$build/corpus-$name" ;;
  esac
done
