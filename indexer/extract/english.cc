#include "indexer/extract/english.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// All three are sorted.
constexpr auto kPhraseEnds = std::to_array<std::string_view>({
    "a",         "about",     "above",      "according", "across",    "added",      "after",
    "again",     "against",   "ago",        "all",       "almost",    "along",      "already",
    "also",      "although",  "altogether", "am",        "amid",      "amidst",     "among",
    "an",        "and",       "another",    "any",       "apart",     "apiece",     "appear",
    "appeared",  "appears",   "are",        "aren't",    "arose",     "around",     "as",
    "asked",     "at",        "ate",        "away",      "back",      "be",         "became",
    "because",   "become",    "becomes",    "been",      "before",    "began",      "begin",
    "begins",    "behind",    "being",      "below",     "beside",    "besides",    "between",
    "beyond",    "bled",      "blew",       "both",      "bought",    "broke",      "brought",
    "built",     "but",       "by",         "came",      "can",       "can't",      "cannot",
    "caught",    "chose",     "come",       "comes",     "could",     "crept",      "dealt",
    "deep",      "despite",   "did",        "didn't",    "die",       "died",       "dies",
    "do",        "does",      "doesn't",    "doing",     "don't",     "done",       "down",
    "drank",     "drew",      "drove",      "during",    "each",      "earlier",    "either",
    "even",      "ever",      "every",      "except",    "fell",      "felt",       "few",
    "find",      "finds",     "fled",       "flew",      "follow",    "followed",   "follows",
    "for",       "forgot",    "fought",     "found",     "from",      "froze",      "gave",
    "get",       "gets",      "give",       "given",     "gives",     "go",         "goes",
    "gone",      "got",       "grew",       "had",       "hadn't",    "happened",   "happens",
    "has",       "hasn't",    "have",       "haven't",   "having",    "he",         "heard",
    "held",      "her",       "here",       "herself",   "hid",       "high",       "him",
    "himself",   "his",       "hold",       "holds",     "how",       "however",    "hung",
    "i",         "if",        "in",         "include",   "included",  "includes",   "including",
    "injured",   "inside",    "instead",    "into",      "is",        "isn't",      "it",
    "its",       "itself",    "just",       "keep",      "keeps",     "kept",       "killed",
    "knew",      "know",      "known",      "knows",     "laid",      "later",      "lay",
    "least",     "leave",     "led",        "left",      "less",      "let",        "lies",
    "like",      "live",      "lived",      "long",      "lose",      "loses",      "lost",
    "made",      "make",      "makes",      "many",      "may",       "me",         "meant",
    "meanwhile", "meet",      "meets",      "met",       "might",     "more",       "most",
    "much",      "must",      "my",         "near",      "nearly",    "neither",    "never",
    "no",        "nor",       "not",        "now",       "occurred",  "occurs",     "of",
    "off",       "old",       "on",         "once",      "one's",     "only",       "onto",
    "or",        "our",       "out",        "outside",   "over",      "paid",       "per",
    "put",       "ran",       "rang",       "remain",    "remained",  "remains",    "respectively",
    "rode",      "rose",      "roughly",    "said",      "same",      "sang",       "sank",
    "sat",       "saw",       "say",        "saying",    "says",      "see",        "seem",
    "seemed",    "seems",     "seen",       "sees",      "send",      "sends",      "sent",
    "several",   "shall",     "she",        "shook",     "should",    "showed",     "shown",
    "since",     "slept",     "slid",       "so",        "sold",      "some",       "sought",
    "spent",     "spoke",     "spun",       "stand",     "still",     "stole",      "stood",
    "struck",    "stuck",     "such",       "swam",      "swept",     "swore",      "swung",
    "take",      "taken",     "takes",      "tall",      "taught",    "tell",       "tells",
    "than",      "that",      "the",        "their",     "them",      "themselves", "then",
    "there",     "therefore", "these",      "they",      "think",     "thinks",     "this",
    "those",     "though",    "thought",    "threw",     "through",   "throughout", "till",
    "to",        "today",     "together",   "told",      "tomorrow",  "tonight",    "too",
    "took",      "tore",      "toward",     "towards",   "under",     "understood", "unlike",
    "until",     "up",        "upon",       "us",        "used",      "very",       "via",
    "want",      "wants",     "was",        "wasn't",    "we",        "went",       "were",
    "weren't",   "what",      "when",       "where",     "whereas",   "whether",    "which",
    "while",     "who",       "whom",       "whose",     "why",       "wide",       "will",
    "with",      "withdrew",  "within",     "without",   "woke",      "won",        "won't",
    "wore",      "would",     "wounded",    "wrote",     "yesterday", "yet",        "you",
    "your",
});

constexpr auto kFunctionWords = std::to_array<std::string_view>({
    "a",          "about",     "above",    "according",    "across",     "after",
    "again",      "against",   "ago",      "all",          "almost",     "along",
    "already",    "also",      "although", "altogether",   "amid",       "amidst",
    "among",      "an",        "and",      "another",      "any",        "apart",
    "around",     "as",        "at",       "away",         "back",       "because",
    "before",     "behind",    "below",    "beside",       "besides",    "between",
    "beyond",     "both",      "but",      "by",           "despite",    "down",
    "during",     "each",      "earlier",  "either",       "even",       "ever",
    "every",      "except",    "few",      "for",          "from",       "he",
    "her",        "here",      "herself",  "him",          "himself",    "his",
    "how",        "however",   "i",        "if",           "in",         "including",
    "inside",     "instead",   "into",     "it",           "its",        "itself",
    "just",       "later",     "least",    "less",         "like",       "many",
    "me",         "meanwhile", "more",     "most",         "much",       "my",
    "near",       "nearly",    "neither",  "never",        "no",         "nor",
    "not",        "now",       "of",       "off",          "on",         "once",
    "one's",      "only",      "onto",     "or",           "our",        "out",
    "outside",    "over",      "per",      "respectively", "roughly",    "same",
    "several",    "she",       "since",    "so",           "some",       "still",
    "such",       "than",      "that",     "the",          "their",      "them",
    "themselves", "then",      "there",    "therefore",    "these",      "they",
    "this",       "those",     "though",   "through",      "throughout", "till",
    "to",         "today",     "together", "tomorrow",     "tonight",    "too",
    "toward",     "towards",   "under",    "unlike",       "until",      "up",
    "upon",       "us",        "very",     "via",          "we",         "what",
    "when",       "where",     "whereas",  "whether",      "which",      "while",
    "who",        "whom",      "whose",    "why",          "with",       "within",
    "without",    "yesterday", "yet",      "you",          "your",
});

// Plurals without -s, and words that are counted as they stand.
constexpr auto kPlurals = std::to_array<std::string_view>({
    "aircraft",   "businessmen", "cattle",     "children",  "clergy",    "congressmen", "crew",
    "crewmen",    "criteria",    "data",       "dead",      "deceased",  "deer",        "elderly",
    "faithful",   "feet",        "firemen",    "fish",      "fishermen", "geese",       "gunmen",
    "homeless",   "horsemen",    "hovercraft", "livestock", "media",     "men",         "mice",
    "missing",    "people",      "personnel",  "police",    "policemen", "poultry",     "series",
    "servicemen", "sheep",       "spacecraft", "species",   "staff",     "survivors",   "taliban",
    "teeth",      "troops",      "unemployed", "women",     "women's",   "wounded",     "youth",
});

template <std::size_t N>
constexpr bool is_sorted_list(const std::array<std::string_view, N>& list) {
  for (std::size_t i = 1; i < N; ++i) {
    if (!(list[i - 1] < list[i])) return false;
  }
  return true;
}
static_assert(is_sorted_list(kPhraseEnds) && is_sorted_list(kFunctionWords) &&
              is_sorted_list(kPlurals));

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace

bool has_ending(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool ends_noun_phrase(std::string_view lower) { return contains(kPhraseEnds, lower); }

bool is_function_word(std::string_view lower) { return contains(kFunctionWords, lower); }

bool looks_plural(std::string_view lower) {
  if (lower.size() < 3 || ends_noun_phrase(lower)) return false;
  if (contains(kPlurals, lower) || (lower.size() > 5 && has_ending(lower, "men"))) return true;
  if (lower.back() != 's' || lower == "news" || lower == "politics" || lower == "economics")
    return false;
  for (const std::string_view ending : {"ss", "us", "is", "'s", "\u2019s", "ous"}) {
    if (has_ending(lower, ending)) return false;
  }
  return true;
}

}  // namespace dateline
