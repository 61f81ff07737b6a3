#include "indexer/quote_postings.h"

#include <algorithm>
#include <optional>

#include "core/schema/quote_terms.h"

namespace dateline {
namespace {

// Positions of the first and the last word of a quote.
struct Run {
  Xapian::termpos first = 0;
  Xapian::termpos last = 0;
};

// `next`: the first token that may lie in `range`; moves on.
std::optional<Run> run_of(const ByteRange& range, const std::vector<Token>& tokens,
                          std::size_t& next) {
  while (next < tokens.size() && tokens[next].range.begin < range.begin) ++next;
  std::optional<Run> run;
  for (std::size_t i = next; i < tokens.size() && tokens[i].range.begin < range.end; ++i) {
    if (tokens[i].range.end > range.end) continue;
    const Xapian::termpos last = tokens[i].position + tokens[i].positions - 1;
    if (!run) run = Run{tokens[i].position, last};
    run->last = std::max(run->last, last);
  }
  return run;
}

void add_run(const std::string& term, Xapian::termpos first, Xapian::termpos last,
             Xapian::Document& document) {
  for (Xapian::termpos position = first; position <= last; ++position)
    document.add_posting(term, position, 0);
}

}  // namespace

void add_quote_postings(const Entities& found, const std::vector<Token>& tokens,
                        Xapian::termpos base, Xapian::Document& document) {
  std::size_t next = 0;
  for (const Quote& quote : found.quotes) {
    const std::optional<Run> run = run_of(quote.range, tokens, next);
    if (!run) continue;
    const Xapian::termpos first = base + run->first;
    const Xapian::termpos last = base + run->last;
    for (std::uint32_t words = 1; words <= kLongestQuotedRun; ++words) {
      add_run(quoted_run_term(words), first + words - 1 + kQuotedOffset, last + kQuotedOffset,
              document);
    }
    for (const std::string& term : speaker_terms(quote, found))
      add_run(term, first + kSpeakerOffset, last + kSpeakerOffset, document);
  }
}

}  // namespace dateline
