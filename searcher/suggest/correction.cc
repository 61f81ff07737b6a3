#include "searcher/suggest/correction.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/schema/terms.h"
#include "core/text/analyzer.h"
#include "core/text/folding.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/suggest/edit_distance.h"

namespace dateline {
namespace {

using query::Node;
using query::NodeKind;

constexpr std::size_t kMaxDoubted = 12;    // words of a query looked at
constexpr std::size_t kMaxSlots = 4;       // words put right together
constexpr std::size_t kMaxCandidates = 8;  // for each
constexpr std::size_t kBeam = 3;           // partly corrected queries followed
constexpr std::size_t kMinSplitLetters = 3;
// A word that the archive holds is doubted only for one at least this many times as common.
constexpr std::size_t kMuchMoreCommon = 5;

constexpr std::size_t kNoChild = static_cast<std::size_t>(-1);

struct Leaf {
  Node* node = nullptr;
  std::size_t child = kNoChild;  // of the root, where it is one
};

// The parts of a query that hold words to be spelled, in order. Exclusions are left alone.
void collect_leaves(Node& node, std::size_t child, std::vector<Leaf>& out) {
  switch (node.kind) {
    case NodeKind::words:
    case NodeKind::exact:
    case NodeKind::phrase:
    case NodeKind::near:
    case NodeKind::person:
    case NodeKind::place:
    case NodeKind::organisation:
      out.push_back({&node, child});
      return;
    case NodeKind::all_of:
    case NodeKind::any_of:
    case NodeKind::title:
    case NodeKind::said:
      for (Node& inner : node.children) collect_leaves(inner, kNoChild, out);
      return;
    default:
      return;
  }
}

std::vector<Leaf> leaves_of(Node& root) {
  std::vector<Leaf> out;
  if (root.kind != NodeKind::all_of) {
    collect_leaves(root, kNoChild, out);
    return out;
  }
  for (std::size_t i = 0; i < root.children.size(); ++i) collect_leaves(root.children[i], i, out);
  return out;
}

struct Candidate {
  std::string text;
  std::size_t articles = 0;
  unsigned edits = 0;
};

// A word of the query that may be put right.
struct DoubtedWord {
  std::size_t leaf = 0;
  std::size_t child = kNoChild;
  ByteRange range;  // in the leaf's text
  std::string word;
  bool known = false;  // articles have it
  std::vector<Candidate> candidates;
};

bool is_spelled(const Token& token) {
  if (token.kind != TokenKind::word || token.acronym) return false;
  return std::none_of(token.term.begin(), token.term.end(),
                      [](char c) { return c >= '0' && c <= '9'; }) &&
         allowed_edits(code_points(token.term).size()) > 0;
}

bool is_known(const std::string& word, bool any_form, query::Vocabulary& vocabulary) {
  if (vocabulary.frequency(word) > 0) return true;
  if (!any_form) return false;
  const std::vector<std::string> forms = vocabulary.forms(word);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const auto& form) { return vocabulary.frequency(form) > 0; });
}

// The words of the query that could be misspelled.
std::vector<DoubtedWord> doubted_words(const Node& root, query::Vocabulary& vocabulary) {
  Node copy = root;
  std::vector<DoubtedWord> slots;
  const std::vector<Leaf> leaves = leaves_of(copy);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Node& node = *leaves[i].node;
    const std::vector<Token> tokens = analyze(node.text, AnalyzeMode::query);
    const bool joined = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.kind == TokenKind::compound && is_known(token.term, true, vocabulary);
    });
    if (joined) continue;  // "co-operate" is known as one word
    for (const Token& token : tokens) {
      if (slots.size() == kMaxDoubted) return slots;
      if (!is_spelled(token)) continue;
      const bool known = is_known(token.term, node.kind == NodeKind::words, vocabulary);
      slots.push_back({i, leaves[i].child, token.range, token.term, known, {}});
    }
  }
  return slots;
}

// The best way to write the word apart.
std::optional<Candidate> split(const DoubtedWord& slot, const VocabularySnapshot& words) {
  std::optional<Candidate> best;
  if (slot.word.size() < 2 * kMinSplitLetters) return best;
  for (std::size_t at = kMinSplitLetters; at + kMinSplitLetters <= slot.word.size(); ++at) {
    const std::string_view left = std::string_view(slot.word).substr(0, at);
    const std::string_view right = std::string_view(slot.word).substr(at);
    const std::size_t articles = std::min(words.frequency(left), words.frequency(right));
    if (articles == 0 || (best && articles <= best->articles)) continue;
    best = Candidate{std::string(left) + " " + std::string(right), articles, 1};
  }
  return best;
}

void find_candidates(DoubtedWord& slot, const VocabularySnapshot& words) {
  if (slot.known) {
    const std::size_t own = words.frequency(slot.word);
    for (auto& like : words.words_like(slot.word, 1, kMaxCandidates)) {
      if (like.articles <= kMuchMoreCommon * own) continue;
      slot.candidates.push_back({std::move(like.text), like.articles, like.edits});
    }
    return;
  }
  const unsigned edits = allowed_edits(code_points(slot.word).size());
  for (auto& like : words.words_like(slot.word, edits, kMaxCandidates)) {
    slot.candidates.push_back({std::move(like.text), like.articles, like.edits});
  }
  if (auto apart = split(slot, words)) slot.candidates.push_back(std::move(*apart));
}

// A candidate in the case of what it replaces.
std::string as_written(const std::string& candidate, std::string_view original) {
  const std::string lower = folded(original);
  const bool capital = !original.empty() && !lower.empty() && original.front() != lower.front();
  return capital ? title_cased(candidate) : candidate;
}

using Choice = std::vector<std::size_t>;  // a candidate for each of the first slots

Node with_choice(const Node& root, const std::vector<DoubtedWord>& slots, const Choice& choice) {
  Node out = root;
  const std::vector<Leaf> leaves = leaves_of(out);
  for (std::size_t i = choice.size();
       i-- > 0;) {  // from the last, so that earlier ranges stay true
    const DoubtedWord& slot = slots[i];
    if (slot.candidates[choice[i]].edits == 0) continue;  // stays as it was written
    std::string& text = leaves[slot.leaf].node->text;
    const std::string word = as_written(slot.candidates[choice[i]].text, slot.range.of(text));
    text.replace(slot.range.begin, slot.range.size(), word);
  }
  return out;
}

struct State {
  Choice choice;
  double penalty = 0;
  double score = 0;
};

class Corrector {
 public:
  Corrector(const Node& root, IndexReader& reader, query::Vocabulary& vocabulary)
      : root_(root), database_(reader.database()), vocabulary_(vocabulary) {}

  // All of `slots` put right, the best first.
  std::vector<State> corrected(const std::vector<DoubtedWord>& slots) {
    std::vector<State> states = {{}};
    for (std::size_t i = 0; i < slots.size(); ++i) states = extended(states, slots, i);
    return states;
  }

  // The query as text, where articles have all it asks for.
  std::optional<std::string> with_hits(const std::vector<DoubtedWord>& slots, const State& state) {
    std::string text = text_of(slots, state);
    const Node again = query::parse(text).root;
    if (about_matches(database_, query::compile(again, vocabulary_).query) == 0) return {};
    return text;
  }

  std::string text_of(const std::vector<DoubtedWord>& slots, const State& state) const {
    return query::print(with_choice(root_, slots, state.choice));
  }

 private:
  std::vector<State> extended(const std::vector<State>& states,
                              const std::vector<DoubtedWord>& slots, std::size_t at) {
    std::vector<State> out;
    for (const State& state : states) {
      for (std::size_t k = 0; k < slots[at].candidates.size(); ++k) {
        State next = state;
        next.choice.push_back(k);
        next.penalty += 3.0 * slots[at].candidates[k].edits;
        next.score = plausibility(slots, next) - next.penalty;
        out.push_back(std::move(next));
      }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const State& a, const State& b) { return a.score > b.score; });
    if (out.size() > kBeam) out.resize(kBeam);
    return out;
  }

  // How often the words chosen so far occur with the rest of the query, words still to be put right
  // left out; and what share of its articles each of them has there: "about" occurs with "tony" as
  // often as "abbott" does, but it occurs with anything.
  double plausibility(const std::vector<DoubtedWord>& slots, const State& state) {
    constexpr double kNeverTogether = -20;
    query::CompileOptions options;
    for (std::size_t i = state.choice.size(); i < slots.size(); ++i) {
      if (slots[i].child != kNoChild) options.dropped.insert(slots[i].child);
    }
    const Node node = with_choice(root_, slots, state.choice);
    const auto together = static_cast<double>(
        about_matches(database_, query::compile(node, vocabulary_, options).query));
    double score = together > 0 ? std::log(1 + together) : kNeverTogether;
    for (std::size_t i = 0; i < state.choice.size(); ++i) {
      const auto articles = static_cast<double>(slots[i].candidates[state.choice[i]].articles);
      if (together == 0) {
        score += std::log(1 + articles);
      } else if (articles > together) {
        score += std::log(together / articles);
      }
    }
    return score;
  }

  const Node& root_;
  Xapian::Database& database_;
  query::Vocabulary& vocabulary_;
};

// Every word is known, but they never meet: one of them may be another word misspelled ("chanel
// crossing").
std::optional<std::string> one_word_changed(const std::vector<DoubtedWord>& doubted,
                                            Corrector& corrector) {
  std::optional<std::string> best;
  double best_score = 0;
  for (const DoubtedWord& slot : doubted) {
    const std::vector<DoubtedWord> alone = {slot};
    const State state = corrector.corrected(alone).front();
    if (best && state.score <= best_score) continue;
    if (auto text = corrector.with_hits(alone, state)) {
      best = std::move(text);
      best_score = state.score;
    }
  }
  return best;
}

// The unknown words, and as many of the others as may be put right with them; those may also stay
// as they are.
std::vector<DoubtedWord> to_put_right(std::vector<DoubtedWord> doubted, std::size_t unknown) {
  std::size_t room = kMaxSlots - std::min(kMaxSlots, unknown);
  std::vector<DoubtedWord> out;
  for (DoubtedWord& slot : doubted) {
    if (slot.known) {
      if (room == 0) continue;
      --room;
      slot.candidates.push_back({slot.word, 0, 0});
    }
    if (out.size() < kMaxSlots) out.push_back(std::move(slot));
  }
  return out;
}

}  // namespace

bool holds_unknown_word(const Node& root, query::Vocabulary& vocabulary) {
  const std::vector<DoubtedWord> doubted = doubted_words(root, vocabulary);
  return !std::all_of(doubted.begin(), doubted.end(),
                      [](const DoubtedWord& slot) { return slot.known; });
}

std::optional<std::string> better_spelling(const Node& root, const Finds& finds,
                                           IndexReader& reader, query::Vocabulary& vocabulary,
                                           SuggestCache& cache) {
  std::vector<DoubtedWord> doubted = doubted_words(root, vocabulary);
  if (doubted.empty()) return {};
  const auto words = cache.vocabulary(reader);
  for (DoubtedWord& slot : doubted) find_candidates(slot, *words);
  std::erase_if(doubted, [](const DoubtedWord& slot) { return slot.candidates.empty(); });
  if (doubted.empty()) return {};
  Corrector corrector(root, reader, vocabulary);
  const auto unknown = std::count_if(doubted.begin(), doubted.end(),
                                     [](const DoubtedWord& slot) { return !slot.known; });
  if (unknown == 0) return one_word_changed(doubted, corrector);
  const std::vector<DoubtedWord> slots =
      to_put_right(std::move(doubted), static_cast<std::size_t>(unknown));
  const std::vector<State> states = corrector.corrected(slots);
  for (const State& state : states) {
    if (auto text = corrector.with_hits(slots, state)) return text;
  }
  std::string nearly = corrector.text_of(slots, states.front());
  if (!finds(nearly)) return {};
  return nearly;
}

}  // namespace dateline
