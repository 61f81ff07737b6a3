#include "searcher/story_news.h"

#include <algorithm>
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

void keep_once(std::vector<std::uint64_t>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
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

bool StoryNews::is_known(const Sentence& sentence) const {
  std::unordered_map<std::uint32_t, std::size_t> shared;
  for (const std::uint64_t word : sentence.words) {
    const auto at = sentences_with_.find(word);
    if (at == sentences_with_.end()) continue;
    for (const std::uint32_t other : at->second) ++shared[other];
  }
  const double enough = kMinShared * static_cast<double>(sentence.words.size());
  return std::any_of(shared.begin(), shared.end(), [&](const auto& other) {
    const Sentence& known = known_[other.first];
    return static_cast<double>(other.second) >= enough &&
           std::includes(known.figures.begin(), known.figures.end(), sentence.figures.begin(),
                         sentence.figures.end());
  });
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
    if (sentence.words.size() < kMinWords || is_known(sentence)) continue;
    out.sentences.push_back(range);
    remember(std::move(sentence));
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
