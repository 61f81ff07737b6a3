#include "searcher/query/said_query.h"

#include <algorithm>
#include <string>

#include "core/schema/quote_terms.h"
#include "core/schema/terms.h"

namespace dateline::query {
namespace {

using Queries = std::vector<Xapian::Query>;

Xapian::Query all_of(const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
}

// Steps `first` to before `last`, all in one quote.
Queries quoted_run(const Queries& steps, std::size_t first, std::size_t last) {
  const auto begin = steps.begin();
  Queries run(begin + static_cast<std::ptrdiff_t>(first),
              begin + static_cast<std::ptrdiff_t>(last));
  const auto words = static_cast<std::uint32_t>(last - first);
  run.emplace_back(quoted_run_term(std::min(words, kLongestQuotedRun)));
  return run;
}

Xapian::Query by(Queries run, const Xapian::Query& speaker) {
  run.push_back(speaker);
  return in_order(run);
}

// What a speaker's rule asks for: one of whole names, or every one of some words.
Xapian::Query said_by(const Queries& run, const MarkRules::Entity& speaker) {
  using F = dateline::Field;
  Queries names;
  for (const std::string& key : speaker.keys) names.emplace_back(whole_name_term(F::speaker, key));
  if (!names.empty()) return by(run, {Xapian::Query::OP_OR, names.begin(), names.end()});
  Queries words;
  for (const std::string& word : speaker.words)
    words.push_back(by(run, Xapian::Query(term(F::speaker, word))));
  return words.empty() ? Xapian::Query::MatchNothing : all_of(words);
}

}  // namespace

Xapian::Query in_order(const Queries& steps) {
  if (steps.size() == 1) return steps.front();
  return {Xapian::Query::OP_PHRASE, steps.begin(), steps.end(),
          static_cast<Xapian::termcount>(steps.size())};
}

Xapian::Query said_in_order(const Queries& steps, const MarkRules::Said& speakers) {
  const Queries whole = quoted_run(steps, 0, steps.size());
  Xapian::Query said;
  if (speakers.empty()) {
    said = in_order(whole);
  } else {
    Queries ways;
    for (const MarkRules::Entity& speaker : speakers) ways.push_back(said_by(whole, speaker));
    said = ways.size() == 1 ? ways.front()
                            : Xapian::Query(Xapian::Query::OP_OR, ways.begin(), ways.end());
  }
  if (steps.size() <= kLongestQuotedRun) return said;
  Queries runs;
  for (std::size_t i = 0; i + kLongestQuotedRun < steps.size(); ++i)
    runs.push_back(in_order(quoted_run(steps, i, i + kLongestQuotedRun)));
  return {Xapian::Query::OP_FILTER, said, all_of(runs)};
}

}  // namespace dateline::query
