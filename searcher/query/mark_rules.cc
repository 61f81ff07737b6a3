#include "searcher/query/mark_rules.h"

#include <algorithm>
#include <utility>

namespace dateline::query {

void MarkRules::add_word(const std::string& term, Word word) {
  std::vector<Word>& rules = words[term];
  const bool known = std::any_of(rules.begin(), rules.end(),
                                 [&](const Word& rule) { return rule.same_place(word); });
  if (!known) rules.push_back(word);
}

void MarkRules::add_phrase(Phrase phrase) {
  const bool known = std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& rule) {
    return rule.word.same_place(phrase.word) && rule.paths == phrase.paths;
  });
  if (!known) phrases.push_back(std::move(phrase));
}

void MarkRules::add_near(Near near) {
  const bool known = std::any_of(nears.begin(), nears.end(), [&](const Near& rule) {
    return rule.word.same_place(near.word) && rule.window == near.window &&
           rule.terms == near.terms;
  });
  if (!known) nears.push_back(std::move(near));
}

}  // namespace dateline::query
