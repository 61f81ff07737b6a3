#include "indexer/stories/story_features.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/schema/fields.h"
#include "core/schema/story_id.h"
#include "core/schema/terms.h"
#include "core/schema/word_forms.h"
#include "core/text/grammar_words.h"
#include "indexer/stories/everyday_words.h"

namespace dateline {
namespace {

constexpr std::size_t kLeadBytes = 900;
constexpr std::size_t kMaxWords = 32;
constexpr std::size_t kMinWordBytes = 3;
constexpr std::array<std::size_t, kFeatureKinds> kMost = {8, 8, 3, 6, 6, kMaxWords};
constexpr std::size_t kFeatureBytes = 3;
constexpr std::size_t kKeyBytes = 6;

Feature feature(FeatureKind kind, std::string_view key) {
  const std::string seeded = std::to_string(static_cast<int>(kind)) + std::string(key);
  return static_cast<Feature>(facet_id(Slot::story_features, seeded) & 0xFFFFFF);
}

// Entities by how soon they are named: those of the title, then by first mention.
template <typename Entity>
std::size_t first_mention(const Entity& entity, const std::string& text) {
  if (!entity.title_mentions.empty()) return 0;
  return entity.mentions.empty() ? text.size() : 1 + entity.mentions.front().begin;
}

template <typename Entity>
std::vector<const Entity*> foremost(const std::vector<Entity>& all, const std::string& text) {
  std::vector<const Entity*> out;
  for (const Entity& entity : all) out.push_back(&entity);
  std::stable_sort(out.begin(), out.end(), [&](const Entity* a, const Entity* b) {
    return first_mention(*a, text) < first_mention(*b, text);
  });
  return out;
}

void add(StoryFeatures& out, FeatureKind kind, std::string_view key) {
  std::vector<Feature>& features = out[kind];
  if (key.empty() || features.size() == kMost[static_cast<std::size_t>(kind)]) return;
  const Feature one = feature(kind, key);
  if (std::find(features.begin(), features.end(), one) == features.end()) features.push_back(one);
}

void add_number(const Quantity& q, StoryFeatures& out) {
  // Years, ordinals and small counts are everywhere.
  if (q.kind == QuantityKind::ordinal || q.kind == QuantityKind::multiple) return;
  const bool money = q.kind == QuantityKind::money;
  if (!money && (q.thing.empty() || q.value < 4)) return;
  add(out, FeatureKind::number, print_number(q.value) + (money ? q.unit : thing_key(q.thing)));
}

struct Word {
  std::size_t count = 0;
  std::size_t order = 0;
};

void count_words(const std::vector<Token>& tokens, std::size_t end, std::size_t times,
                 const std::string& language, Stemmer& stemmer,
                 std::unordered_map<std::string, Word>& words) {
  for (const Token& token : tokens) {
    if (token.range.end > end) break;
    if (token.kind == TokenKind::variant || token.kind == TokenKind::compound) continue;
    const std::string& term = token.term;
    if (term.size() < kMinWordBytes || (term[0] >= '0' && term[0] <= '9')) continue;
    if (is_grammar_word(term) || is_everyday_word(term)) continue;
    Word& word = words[stemmer.stem(term, language)];
    if (word.count == 0) word.order = words.size();
    word.count += times;
  }
}

void add_words(const Article& article, const std::vector<Token>& title,
               const std::vector<Token>& text, StoryFeatures& out) {
  thread_local Stemmer stemmer;
  std::unordered_map<std::string, Word> words;
  count_words(title, article.title.size(), 2, article.language, stemmer, words);
  count_words(text, kLeadBytes, 1, article.language, stemmer, words);
  std::vector<std::pair<Word, std::string>> all;
  for (auto& [stem, word] : words) all.emplace_back(word, stem);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    if (a.first.count != b.first.count) return a.first.count > b.first.count;
    return a.first.order < b.first.order;
  });
  for (const auto& [word, stem] : all) add(out, FeatureKind::word, stem);
}

}  // namespace

StoryFeatures story_features(const Article& article, const std::vector<Token>& title,
                             const std::vector<Token>& text) {
  StoryFeatures out;
  out.article = article_key(term(Field::id, article.id));
  const Entities& found = article.found;
  for (const NamedEntity* person : foremost(found.people, article.text))
    add(out, FeatureKind::person, name_key(person->name));
  for (const PlaceEntity* place : foremost(found.places, article.text)) {
    const bool wide = place->kind == PlaceKind::country;
    add(out, wide ? FeatureKind::country : FeatureKind::place, name_key(place->name));
  }
  for (const NamedEntity* organisation : foremost(found.organisations, article.text))
    add(out, FeatureKind::organisation, name_key(organisation->name));
  for (const Quantity& q : found.numbers) add_number(q, out);
  add_words(article, title, text, out);
  return out;
}

std::string encoded(const StoryFeatures& features) {
  std::string out = packed_facet_ids({features.article});
  for (const std::vector<Feature>& list : features.of_kind) {
    out.push_back(static_cast<char>(list.size()));
    for (const Feature one : list) {
      for (int shift = 16; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(one >> shift & 0xFF));
    }
  }
  return out;
}

StoryFeatures decoded_story_features(std::string_view stored) {
  StoryFeatures out;
  std::size_t at = kKeyBytes;
  if (stored.size() < at) return out;
  out.article = unpacked_facet_ids(stored.substr(0, at)).front();
  for (std::vector<Feature>& list : out.of_kind) {
    if (at >= stored.size()) break;
    const std::size_t count = static_cast<unsigned char>(stored[at++]);
    for (std::size_t i = 0; i < count && at + kFeatureBytes <= stored.size(); ++i) {
      Feature one = 0;
      for (std::size_t k = 0; k < kFeatureBytes; ++k)
        one = one << 8 | static_cast<unsigned char>(stored[at++]);
      list.push_back(one);
    }
  }
  return out;
}

}  // namespace dateline
