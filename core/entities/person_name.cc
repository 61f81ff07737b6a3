#include "core/entities/person_name.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/utf8.h"
#include "core/entities/word_lists.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

// Sorted, folded, without points.
constexpr std::array<std::string_view, 112> kTitles = {"adm",
                                                       "admiral",
                                                       "ambassador",
                                                       "archbishop",
                                                       "ayatollah",
                                                       "baron",
                                                       "baroness",
                                                       "bishop",
                                                       "brig",
                                                       "brigadier",
                                                       "cardinal",
                                                       "cantor",
                                                       "capt",
                                                       "captain",
                                                       "chancellor",
                                                       "chairman",
                                                       "chairwoman",
                                                       "chief",
                                                       "cllr",
                                                       "cmdr",
                                                       "coach",
                                                       "col",
                                                       "colonel",
                                                       "commander",
                                                       "commissioner",
                                                       "congressman",
                                                       "congresswoman",
                                                       "constable",
                                                       "corporal",
                                                       "councillor",
                                                       "councilman",
                                                       "count",
                                                       "countess",
                                                       "cpl",
                                                       "dame",
                                                       "deputy",
                                                       "det",
                                                       "detective",
                                                       "dr",
                                                       "duchess",
                                                       "duke",
                                                       "earl",
                                                       "emir",
                                                       "emperor",
                                                       "empress",
                                                       "father",
                                                       "gen",
                                                       "general",
                                                       "gov",
                                                       "governor",
                                                       "hon",
                                                       "imam",
                                                       "insp",
                                                       "inspector",
                                                       "judge",
                                                       "justice",
                                                       "king",
                                                       "lady",
                                                       "leader",
                                                       "lieutenant",
                                                       "lord",
                                                       "lt",
                                                       "madam",
                                                       "madame",
                                                       "maj",
                                                       "major",
                                                       "marshal",
                                                       "mayor",
                                                       "messrs",
                                                       "minister",
                                                       "miss",
                                                       "monsieur",
                                                       "mp",
                                                       "mr",
                                                       "mrs",
                                                       "ms",
                                                       "mullah",
                                                       "officer",
                                                       "pastor",
                                                       "pc",
                                                       "pm",
                                                       "pope",
                                                       "premier",
                                                       "president",
                                                       "prince",
                                                       "princess",
                                                       "prof",
                                                       "professor",
                                                       "queen",
                                                       "rabbi",
                                                       "rep",
                                                       "representative",
                                                       "rev",
                                                       "reverend",
                                                       "saint",
                                                       "secretary",
                                                       "sen",
                                                       "senator",
                                                       "senora",
                                                       "sergeant",
                                                       "sgt",
                                                       "sheikh",
                                                       "sheriff",
                                                       "sir",
                                                       "sister",
                                                       "spokesman",
                                                       "spokeswoman",
                                                       "sultan",
                                                       "supt",
                                                       "superintendent",
                                                       "tsar",
                                                       "viscount"};

constexpr std::array<std::string_view, 37> kParticles = {
    "abu",   "al",  "ap",  "as",  "at",     "ben", "bin", "bint", "da",  "dal", "das", "de", "del",
    "della", "den", "der", "di",  "do",     "dos", "du",  "e",    "el",  "ibn", "la",  "le", "los",
    "ould",  "ter", "ul",  "van", "vander", "von", "y",   "zu",   "zum", "zur", "'t"};

constexpr std::array<std::string_view, 12> kMaleTitles = {
    "mr",    "sir",    "lord",     "king",        "prince",   "duke",
    "baron", "father", "monsieur", "congressman", "chairman", "spokesman"};
constexpr std::array<std::string_view, 16> kFemaleTitles = {
    "mrs",           "ms",         "miss",        "lady",     "dame",  "queen",
    "princess",      "duchess",    "baroness",    "countess", "madam", "madame",
    "congresswoman", "chairwoman", "spokeswoman", "sister"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string bare(std::string_view word) {
  std::string key = folded(word);
  std::erase(key, '.');
  return key;
}

}  // namespace

bool is_person_title(std::string_view word) {
  if (word.empty() || word.size() > 16) return false;
  return holds(kTitles, bare(word));
}

Gender gender_of_title(std::string_view word) {
  if (word.empty() || word.size() > 16) return Gender::unknown;
  const std::string key = bare(word);
  if (holds(kMaleTitles, key)) return Gender::male;
  return holds(kFemaleTitles, key) ? Gender::female : Gender::unknown;
}

bool is_name_particle(std::string_view word) {
  return word.size() <= 8 && !word.empty() && holds(kParticles, folded(word));
}

bool is_first_name(std::string_view word) { return (word_flags(folded(word)) & kGivenName) != 0; }

Gender gender_of_first_name(std::string_view word) {
  const auto both = word_flags(folded(word)) & (kFemaleName | kMaleName);
  if (both == kFemaleName) return Gender::female;
  return both == kMaleName ? Gender::male : Gender::unknown;
}

std::string spelled_person_key(std::string_view name) {
  std::string key;
  for (const char c : folded(name)) {
    const bool blank = c == ' ' || c == '-' || c == '.' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      key += c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string person_key(std::string_view name) {
  std::vector<std::string> words = key_words(spelled_person_key(name));
  const auto is_initial = [](const std::string& word) { return utf8::length(word) == 1; };
  const auto first_name = std::find_if_not(words.begin(), words.end(), is_initial);
  if (first_name - words.begin() > 1 && first_name != words.end()) {
    for (auto it = words.begin() + 1; it != first_name; ++it) words.front() += *it;
    words.erase(words.begin() + 1, first_name);
  } else if (words.size() > 2 && first_name != words.end()) {
    const auto initial = std::find_if(words.begin() + 1, words.end() - 1, is_initial);
    if (std::count_if(words.begin() + 1, words.end() - 1, is_initial) == 1) words.erase(initial);
  }
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

std::vector<std::string> key_words(std::string_view key) {
  std::vector<std::string> words;
  while (!key.empty()) {
    const auto end = key.find(' ');
    if (end != 0) words.emplace_back(key.substr(0, end));
    key.remove_prefix(end == std::string_view::npos ? key.size() : end + 1);
  }
  return words;
}

}  // namespace dateline
