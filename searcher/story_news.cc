#include "searcher/story_news.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "core/entities/unit_words.h"
#include "core/schema/number_terms.h"
#include "core/schema/terms.h"
#include "core/text/analyzer.h"
#include "core/text/grammar_words.h"
#include "core/text/sentences.h"

namespace dateline {
namespace {

constexpr double kMinShared = 0.7;
// Fewer words than this make no sentence: a dateline, a name.
constexpr std::size_t kMinWords = 3;

template <typename Number>
void keep_once(std::vector<Number>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

// Of two ascending lists.
std::size_t shared_count(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++count, ++x, ++y;
    } else {
      ++(*x < *y ? x : y);
    }
  }
  return count;
}

template <typename Entities>
std::vector<std::string> new_names(const Entities& entities,
                                   std::unordered_set<std::string>& known) {
  std::vector<std::string> out;
  for (const auto& entity : entities) {
    if (known.insert(name_key(entity.name)).second) out.push_back(entity.name);
  }
  return out;
}

}  // namespace

StoryNews::Sentence StoryNews::read(std::string_view text) {
  Sentence out;
  for (const Token& token : analyze(text)) {
    if (token.kind == TokenKind::compound || token.kind == TokenKind::variant) continue;
    const std::uint64_t hash = std::hash<std::string>()(token.term);
    if (token.term[0] >= '0' && token.term[0] <= '9') out.figures.push_back(hash);
    if (!is_grammar_word(token.term)) out.words.push_back(hash);
  }
  keep_once(out.words);
  keep_once(out.figures);
  return out;
}

// A sentence with so many of the words has one at least of any `words - enough + 1` of them: only
// those that hold one of the rarest are looked at.
StoryNews::Knowledge StoryNews::knowledge_of(const Sentence& sentence) const {
  const std::size_t words = sentence.words.size();
  const auto enough =
      static_cast<std::size_t>(std::ceil(kMinShared * static_cast<double>(words) - 1e-9));
  static const std::vector<std::uint32_t> kNone;
  std::vector<const std::vector<std::uint32_t>*> holders;
  for (const std::uint64_t word : sentence.words) {
    const auto at = sentences_with_.find(word);
    holders.push_back(at == sentences_with_.end() ? &kNone : &at->second);
  }
  std::sort(holders.begin(), holders.end(),
            [](const auto* a, const auto* b) { return a->size() < b->size(); });
  holders.resize(words - enough + 1);
  std::vector<std::uint32_t> candidates;
  for (const auto* numbers : holders)
    candidates.insert(candidates.end(), numbers->begin(), numbers->end());
  keep_once(candidates);
  Knowledge out = Knowledge::none;
  for (const std::uint32_t number : candidates) {
    const Sentence& known = known_[number];
    if (!std::includes(known.figures.begin(), known.figures.end(), sentence.figures.begin(),
                       sentence.figures.end())) {
      continue;
    }
    const std::size_t shared = shared_count(sentence.words, known.words);
    if (shared == words) return Knowledge::whole;
    if (shared >= enough) out = Knowledge::mostly;
  }
  return out;
}

void StoryNews::remember(Sentence sentence) {
  const auto number = static_cast<std::uint32_t>(known_.size());
  for (const std::uint64_t word : sentence.words) sentences_with_[word].push_back(number);
  known_.push_back(std::move(sentence));
}

StoryNews::News StoryNews::add(const Article& article) {
  News out;
  for (const ByteRange& range : split_sentences(article.text)) {
    Sentence sentence = read(range.of(article.text));
    if (sentence.words.size() < kMinWords) continue;
    const Knowledge before = knowledge_of(sentence);
    if (before == Knowledge::none) out.sentences.push_back(range);
    // What was said in other words is remembered in these, too: a third wording may be like them
    // alone. Every sentence like a part of a known one is like that one.
    if (before != Knowledge::whole) remember(std::move(sentence));
  }
  out.people = new_names(article.found.people, people_);
  out.places = new_names(article.found.places, places_);
  for (const Quantity& q : article.found.numbers) {
    if (q.kind == QuantityKind::ordinal || q.range.end > article.text.size()) continue;
    if (numbers_.insert(label_key(label(q))).second)
      out.numbers.emplace_back(q.range.of(article.text));
  }
  return out;
}

}  // namespace dateline
