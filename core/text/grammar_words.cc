#include "core/text/grammar_words.h"

#include <algorithm>
#include <array>

namespace dateline {

bool is_grammar_word(std::string_view term) {
  // In byte order, to be halved. Auxiliary verbs that are names too (Will, May) are meant as verbs
  // in a sentence far more often.
  static constexpr std::array<std::string_view, 154> kWords = {
      "a",          "about",   "above",   "after",     "again",   "against", "all",     "also",
      "am",         "among",   "an",      "and",       "any",     "are",     "as",      "at",
      "be",         "because", "been",    "before",    "being",   "below",   "between", "both",
      "but",        "by",      "can",     "cannot",    "could",   "did",     "do",      "does",
      "doing",      "done",    "down",    "during",    "each",    "either",  "else",    "etc",
      "ever",       "every",   "few",     "for",       "from",    "further", "had",     "has",
      "have",       "having",  "he",      "hence",     "her",     "here",    "hers",    "him",
      "his",        "how",     "however", "i",         "if",      "in",      "into",    "is",
      "it",         "its",     "itself",  "just",      "may",     "me",      "might",   "more",
      "most",       "much",    "must",    "my",        "neither", "no",      "nor",     "not",
      "now",        "of",      "off",     "on",        "once",    "one",     "only",    "or",
      "other",      "others",  "ought",   "our",       "ours",    "out",     "over",    "own",
      "per",        "perhaps", "same",    "shall",     "she",     "should",  "since",   "so",
      "some",       "such",    "than",    "that",      "the",     "their",   "theirs",  "them",
      "themselves", "then",    "there",   "therefore", "these",   "they",    "this",    "those",
      "through",    "thus",    "to",      "too",       "toward",  "towards", "under",   "until",
      "up",         "upon",    "us",      "very",      "was",     "we",      "were",    "what",
      "whatever",   "when",    "where",   "whether",   "which",   "while",   "who",     "whom",
      "whose",      "why",     "will",    "with",      "within",  "without", "would",   "yet",
      "you",        "your"};
  return std::binary_search(kWords.begin(), kWords.end(), term);
}

}  // namespace dateline
