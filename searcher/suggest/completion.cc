#include "searcher/suggest/completion.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/utf8.h"
#include "core/schema/article_codec.h"
#include "core/schema/entity_terms.h"
#include "core/schema/facet_ids.h"
#include "core/schema/terms.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/suggest/edit_distance.h"
#include "searcher/suggest/typed_query.h"

namespace dateline {
namespace {

using What = TypedQuery::What;

// Candidates looked at for each one shown: those that never occur with the rest of the query, or
// are a form of another, fall out.
constexpr std::size_t kTriesPerWord = 2;
constexpr std::size_t kMaxTitles = 2;
constexpr std::size_t kMaxTitleBytes = 200;
constexpr std::size_t kMinTitleLetters = 3;
// A beginning that at most this many articles have may be misspelled, if something like it is this
// many times as frequent.
constexpr std::size_t kRare = 5;
constexpr std::size_t kFarMore = 20;
// In large archives words that two of five articles hold ("the") are not worth offering.
constexpr std::size_t kLargeArchive = 1000;
constexpr double kTooCommon = 0.4;

SuggestionKind kind_of(Field field) {
  if (field == Field::person) return SuggestionKind::person;
  return field == Field::place ? SuggestionKind::place : SuggestionKind::organisation;
}

Slot slot_of(Field field) {
  if (field == Field::person) return Slot::people;
  return field == Field::place ? Slot::places : Slot::organisations;
}

std::optional<Field> only_field(What what) {
  switch (what) {
    case What::people:
      return Field::person;
    case What::places:
      return Field::place;
    case What::organisations:
      return Field::organisation;
    default:
      return {};
  }
}

class Completer {
 public:
  Completer(TypedQuery typed, std::size_t limit, IndexReader& reader, SuggestCache& cache)
      : typed_(std::move(typed)),
        limit_(limit),
        reader_(reader),
        snapshot_(cache.vocabulary(reader)),
        vocabulary_(reader),
        counter_(reader, vocabulary_, cache.counts()) {}

  std::vector<Suggestion> run() {
    if (typed_.what == What::nothing) return {};
    if (typed_.what != What::words) add_names();
    if (!only_field(typed_.what)) add_words(completions());
    add_alike();
    std::stable_sort(found_.begin(), found_.end(), [](const Weighed& a, const Weighed& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.suggestion.text < b.suggestion.text;
    });
    const std::vector<Suggestion> titles = found_titles();
    const bool both = limit_ > 2 * kMaxTitles;  // else there is room for the first only
    const std::size_t most = limit_ - (both ? titles.size() : 0);
    std::vector<Suggestion> out;
    for (Weighed& weighed : found_) {
      if (out.size() < most) out.push_back(std::move(weighed.suggestion));
    }
    for (const Suggestion& title : titles) {
      if (out.size() < limit_) out.push_back(title);
    }
    return out;
  }

 private:
  struct Weighed {
    Suggestion suggestion;
    std::size_t weight = 0;
  };

  // Adds `suggestion` if it has hits. It weighs what its own word or name does, `articles`, or less
  // where the rest of the query leaves less; what its query finds beyond that is owed to other
  // forms of the word, or to a NOT before it.
  bool add(Suggestion suggestion, std::size_t articles) {
    const auto same = [&](const Weighed& other) {
      return other.suggestion.query == suggestion.query;
    };
    if (std::any_of(found_.begin(), found_.end(), same)) return false;
    suggestion.count = counter_.count(suggestion.query);
    if (suggestion.count == 0) return false;
    const std::size_t weight = std::min(suggestion.count, articles);
    found_.push_back({std::move(suggestion), weight});
    return true;
  }

  // --- names

  void add_names() {
    // The longest run of words that a name goes on with: for "calais boris jo" it is "boris jo", in
    // articles with "calais".
    for (std::size_t words = typed_.before.size() + 1; words-- > 0;) {
      const std::size_t begin = words == 0 ? typed_.head.size() : typed_.before[words - 1];
      std::string prefix = name_key(typed_.head.substr(begin) + typed_.tail);
      if (prefix.empty()) continue;
      if (typed_.tail.empty()) prefix += ' ';
      if (add_names_from(prefix, typed_.head.substr(0, begin))) return;
    }
  }

  bool add_names_from(const std::string& prefix, const std::string& head) {
    const auto field = only_field(typed_.what);
    const std::size_t tries = head.empty() ? limit_ : kTriesPerWord * limit_;
    const auto names =
        field ? snapshot_->names_from(prefix, tries, *field) : snapshot_->names_from(prefix, tries);
    const std::size_t before = found_.size();
    std::map<std::string, std::size_t> seen;
    for (const auto& name : names) {
      if (found_.size() - before >= limit_) break;
      add_name(name, head, seen);
    }
    return found_.size() > before;
  }

  void add_name(const VocabularySnapshot::Name& name, const std::string& head,
                std::map<std::string, std::size_t>& seen) {
    const FacetName shown = decoded_facet_name(
        reader_.metadata(facet_name_key(facet_id(slot_of(name.field), name.key))));
    if (shown.value.empty()) return;
    // A second place of one name is told from the first by what it lies in.
    const bool again = seen[shown.value] > 0 && !shown.qualified.empty();
    const std::string& text = again ? shown.qualified : shown.value;
    if (add({text, kind_of(name.field), head + shown.filter, 0}, name.articles))
      ++seen[shown.value];
  }

  // --- words

  // The one word being typed, folded as the index has it; empty where it is none or several.
  [[nodiscard]] std::string tail_word() const {
    const std::string key = name_key(typed_.tail);
    return key.find(' ') == std::string::npos ? key : std::string();
  }

  [[nodiscard]] std::vector<VocabularySnapshot::Word> completions() const {
    const std::string word = tail_word();
    if (word.empty()) return {};
    auto words = snapshot_->words_from(word, kTriesPerWord * limit_);
    const std::size_t articles = reader_.database().get_doccount();
    if (articles < kLargeArchive) return words;
    std::erase_if(words, [articles](const auto& w) {
      return static_cast<double>(w.articles) > kTooCommon * static_cast<double>(articles);
    });
    return words;
  }

  void add_words(const std::vector<VocabularySnapshot::Word>& words) {
    std::set<std::string> offered;
    for (const auto& word : words) {
      if (offered.size() == limit_) return;
      if (typed_.what == What::anything && finds_any(word.text, offered)) continue;
      const std::string text = typed_.head + word.text + typed_.closing;
      if (add({text, SuggestionKind::word, text, 0}, word.articles)) offered.insert(word.text);
    }
  }

  // Whether a search for `word` finds one of `offered` too: a form of it.
  bool finds_any(const std::string& word, const std::set<std::string>& offered) {
    const std::vector<std::string>& forms = vocabulary_.forms(word);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return offered.contains(form); });
  }

  // Where little or nothing begins like this: what is spelled like it and far more frequent.
  void add_alike() {
    std::size_t most = 0;
    for (const Weighed& weighed : found_) most = std::max(most, weighed.weight);
    const std::string word = tail_word();
    const unsigned edits = allowed_edits(code_points(word).size());
    if (most > kRare || edits == 0) return;
    auto like = snapshot_->words_like(word, edits, limit_);
    std::erase_if(like,
                  [most](const auto& candidate) { return candidate.articles <= kFarMore * most; });
    if (!only_field(typed_.what)) add_words(like);
    if (typed_.what == What::words) return;
    for (const auto& candidate : like) {
      if (found_.size() >= kTriesPerWord * limit_) return;
      add_names_from(candidate.text, typed_.head);
    }
  }

  // --- headlines

  [[nodiscard]] std::vector<Suggestion> found_titles() {
    if (typed_.what != What::anything) return {};
    const std::size_t begin = typed_.before.empty() ? typed_.head.size() : typed_.before.back();
    const std::string key = name_key(typed_.head.substr(begin) + typed_.tail);
    // All of the query must be plain words.
    if (begin != 0 || key.size() < kMinTitleLetters) return {};
    const query::ParsedQuery parsed =
        query::parse("title:(" + key + (typed_.tail.empty() ? ")" : "*)"));
    Xapian::Enquire enquire(reader_.database());
    enquire.set_query(
        vocabulary_.safely_unweighted(query::compile(parsed.root, vocabulary_).query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(number_of(Slot::date), true);
    std::vector<Suggestion> out;
    const Xapian::MSet found = enquire.get_mset(0, 2 * kMaxTitles);
    for (auto it = found.begin(); it != found.end() && out.size() < kMaxTitles; ++it) {
      const auto article = decoded_article(it.get_document().get_data(), ArticlePart::head);
      if (article) add_title(article->title, out);
    }
    return out;
  }

  void add_title(const std::string& title, std::vector<Suggestion>& out) {
    if (title.empty() || title.size() > kMaxTitleBytes) return;
    Suggestion suggestion{title, SuggestionKind::title, field_query("title", title), 0};
    for (const Suggestion& other : out) {
      if (other.query == suggestion.query) return;
    }
    suggestion.count = counter_.count(suggestion.query);
    if (suggestion.count > 0) out.push_back(std::move(suggestion));
  }

  TypedQuery typed_;
  std::size_t limit_;
  IndexReader& reader_;
  std::shared_ptr<const VocabularySnapshot> snapshot_;
  query::Vocabulary vocabulary_;
  QueryCounter counter_;
  std::vector<Weighed> found_;
};

}  // namespace

std::vector<Suggestion> complete(std::string_view text, std::size_t limit, IndexReader& reader,
                                 SuggestCache& cache) {
  if (limit == 0 || text.size() > kMaxCompletedBytes) return {};
  return Completer(typed_query(utf8::repaired(std::string(text))), limit, reader, cache).run();
}

}  // namespace dateline
