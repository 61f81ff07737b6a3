#include "searcher/feedback.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/schema/fields.h"
#include "core/schema/word_forms.h"
#include "core/text/grammar_words.h"

namespace dateline {
namespace {

// A relevance model (Lavrenko and Croft, SIGIR 2001) with each word weighed by its rarity, and what
// an article repeats by BM25's saturation. Tried: docs/ranking.md.
constexpr Xapian::doccount kArticles = 15;
constexpr std::size_t kWords = 40;
// What the best new word weighs for each word of the query: a long one is not drowned by them, nor
// does it drown them.
constexpr double kWeight = 0.1;
// An article that scores this share less than the best speaks 1/e times as loud.
constexpr double kScoreDecay = 0.15;
constexpr std::size_t kLeastHolders = 2;  // one article's own words are chance
constexpr double kMostCommon = 0.5;       // share of all articles
constexpr std::size_t kLeastBytes = 3;
// Expand::automatic leaves alone what has an article with this share of the highest score possible.
// Known items (headlines of news) do, topics of whole sentences mostly do not.
constexpr double kClear = 0.55;

// All forms of one word in the best articles.
struct Candidate {
  double weight = 0;     // what the articles say it, weighted by score
  double frequency = 0;  // how many articles of the index hold it
  std::size_t holders = 0;
  Xapian::docid last = 0;
  std::string word;
};
using Candidates = std::unordered_map<std::string, Candidate>;

bool is_word(std::string_view term) {
  return term.size() >= kLeastBytes && !is_grammar_word(term) &&
         std::all_of(term.begin(), term.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

void collect(Xapian::docid article, double weight, Xapian::Database& database, Stemmer& stemmer,
             std::unordered_set<std::string>& seen, Candidates& candidates) {
  // Where a word has half of its full effect: at one occurrence in an article of average length.
  const double half = 0.5 + 0.5 * database.get_doclength(article) / database.get_avlength();
  const std::string_view language_prefix = prefix_of(Field::language);
  std::string language;
  // Fields come before words: their prefixes are capitals.
  for (auto it = database.termlist_begin(article); it != database.termlist_end(article); ++it) {
    const std::string term = *it;
    if (term.starts_with(language_prefix)) language = term.substr(language_prefix.size());
    if (!is_word(term) || it.get_wdf() == 0) continue;
    Candidate& candidate = candidates[stemmer.stem(term, language)];
    candidate.weight += weight * it.get_wdf() / (it.get_wdf() + half);
    if (candidate.last != article) ++candidate.holders;
    candidate.last = article;
    // Articles with two forms count twice: near enough.
    if (seen.insert(term).second) candidate.frequency += it.get_termfreq();
    if (candidate.word.empty()) candidate.word = term;
  }
}

// What tells most, by falling weight; ties by word, so that nothing depends on hashing.
std::vector<std::pair<double, std::string>> best_of(const Candidates& candidates, double articles) {
  std::vector<std::pair<double, std::string>> out;
  for (const auto& [stem, candidate] : candidates) {
    if (candidate.holders < kLeastHolders || candidate.frequency > kMostCommon * articles) continue;
    out.emplace_back(candidate.weight * std::log(articles / candidate.frequency), candidate.word);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (out.size() > kWords) out.resize(kWords);
  return out;
}

Xapian::Query any_form(const std::string& word, query::Vocabulary& vocabulary) {
  std::vector<Xapian::Query> forms;
  for (const std::string& form : vocabulary.forms(word)) forms.emplace_back(form);
  return {Xapian::Query::OP_SYNONYM, forms.begin(), forms.end()};
}

}  // namespace

Xapian::Query with_feedback(const query::CompiledQuery& compiled, Expand expand,
                            Xapian::Enquire& enquire, Xapian::Database& database,
                            query::Vocabulary& vocabulary) {
  const Xapian::Query& query = compiled.query;
  if (expand == Expand::off) return query;
  const Xapian::MSet best = enquire.get_mset(0, kArticles);
  if (best.empty()) return query;
  const double top = best.begin().get_weight();
  if (top <= 0 || (expand == Expand::automatic && top > kClear * best.get_max_possible()))
    return query;
  Candidates candidates;
  Stemmer stemmer;
  std::unordered_set<std::string> seen;
  for (auto it = best.begin(); it != best.end(); ++it) {
    const double weight = std::exp((it.get_weight() / top - 1) / kScoreDecay);
    collect(*it, weight, database, stemmer, seen, candidates);
  }
  std::vector<Xapian::Query> words;
  const auto telling = best_of(candidates, database.get_doccount());
  if (telling.empty()) return query;
  const double most = kWeight * std::max<std::size_t>(compiled.marks.units, 1);
  for (const auto& [weight, word] : telling)
    words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_form(word, vocabulary),
                       most * weight / telling.front().first);
  return {Xapian::Query::OP_AND_MAYBE, query,
          Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end())};
}

}  // namespace dateline
