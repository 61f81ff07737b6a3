#include "searcher/cli/help.h"

namespace dateline::cli {

std::string_view help_text() {
  return R"(Usage: dateline-search [OPTION...] QUERY...
  --index DIR         or tcp://host:port[,...]; else $DATELINE_INDEX
  --json              the answer as one JSON object, as over HTTP
  --jsonl, --csv      a line a hit; --all: every hit; --bom: for spreadsheets
  --ids, --trec TAG   ids alone, of every hit; a TREC run
  --limit N           how many hits (10); --offset N: leave out so many first
  --sort ORDER        relevance, newest or oldest
  --match HOW         all of the words, any of them, or auto: all where possible
  --expand HOW        on: rank by words of the best hits too; auto: if unclear
  --recency on        of articles that fit alike, the newer first
  --fold off          show every near-copy, not one of each group
  --plain             the query is words only: no operators, quotes or fields
  --facets LIST       people:20,places,...; --exact-facets N: of more, estimates
  --figures           what figures the articles report, side by side
  --queries FILE      answer `qid<TAB>query` lines, or - ; --jobs N: threads
  --help, --version; every other word is of the query; -- ends the options
A query: words "a phrase" "near each other"~8 begin* =exactly -without (a OR b)
Fields:  title: person: place: org: source: author: language: section: date:
         after: before: number: money: percent: age: said:"in a quote" by:"whom"

Examples: dateline-search --index news.index 'place:France number:>1000 -ferry'
          dateline-search --csv --all --bom crossing > hits.csv
          dateline-search --json --facets people 'small boats' | jq .total
Exit status and more: man dateline-search
)";
}

}  // namespace dateline::cli
