# Completion in bash for dateline-index, dateline-search and dateline-serve.

# What stands for the value of option $1; "files", "folders" and "none" are no words.
_dateline_values() {
  case $1 in
    --index) echo folders ;;
    --authority | --queries | --token-file | --access-log-file) echo files ;;
    --format) echo auto text html jsonl csv feed nitf newsml warc xml ;;
    --sort) echo relevance newest oldest ;;
    --match) echo auto all any ;;
    --expand) echo auto on off ;;
    --recency | --fold) echo on off ;;
    --facets) echo people places organisations numbers dates sources languages sections ;;
    --access-log) echo common json off ;;
    --columns | --language | --jobs | --remove | --trec | --limit | --offset | --exact-facets | --listen | --rate-limit | --trusted-proxy | --cors | \
      --base-url | --metrics-listen | --drain) echo none ;;
  esac
}

_dateline_options() {
  case $1 in
    dateline-index)
      echo --index --format --columns --language --authority --jobs --prune --remove --watch --json --extract --stats --check --compact
      ;;
    dateline-search)
      echo --index --json --jsonl --csv --ids --trec --limit --offset --all --bom --sort --match --expand --recency --fold --plain \
        --facets --exact-facets --figures --queries --jobs
      ;;
    dateline-serve)
      echo --index --listen --public --without-token --token-file --rate-limit --trusted-proxy --cors --base-url --access-log --access-log-file \
        --metrics-listen --drain --exact-facets
      ;;
  esac
  echo --help --version
}

_dateline() {
  local program=${COMP_WORDS[0]##*/} typed=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} values
  # Readline makes "--sort=new" three words.
  if [ "$typed" = = ]; then
    typed=
  elif [ "$option" = = ]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  values=$(_dateline_values "$option")
  case $values in
    '') [[ $typed == -* ]] && mapfile -t COMPREPLY < <(compgen -W "$(_dateline_options "$program")" -- "$typed")
      [[ $typed != -* && $program = dateline-index ]] && mapfile -t COMPREPLY < <(compgen -f -- "$typed") ;;
    files) mapfile -t COMPREPLY < <(compgen -f -- "$typed") ;;
    folders) mapfile -t COMPREPLY < <(compgen -d -- "$typed") ;;
    none) ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$values" -- "$typed") ;;
  esac
}
complete -o filenames -F _dateline dateline-index dateline-search dateline-serve
