#include "indexer/extract/people.h"

#include <algorithm>
#include <unordered_map>

#include "core/entities/person_name.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

// Of more people with one first or last name than this, the later ones are no longer told apart by
// it: keeps the time linear.
constexpr std::size_t kMostNamesakes = 64;

struct Mention {
  ByteRange range;
  bool in_title = false;
  bool titled = false;
  Gender gender = Gender::unknown;
  std::string name;                // as it stands
  std::vector<std::string> words;  // of its key
};

// A person introduced with a whole name.
struct Person {
  std::string name;
  std::vector<std::string> words;
  Gender gender = Gender::unknown;
  std::size_t first_mention = 0;
  NamedEntity entity;
};

bool is_suffix_word(const std::string& word) {
  return word == "jr" || word == "sr" || word == "ii" || word == "iii";
}

// The world's commonest given name has a dozen spellings, often two in one article.
bool is_muhammad(std::string_view name) {
  return name == "mohammed" || name == "mohammad" || name == "muhammad" || name == "mohamed" ||
         name == "mohamad" || name == "muhammed" || name == "mohamud" || name == "mehmed";
}

bool is_same_given_name(std::string_view a, std::string_view b) {
  return a == b || (is_muhammad(a) && is_muhammad(b));
}

bool ends_with(const std::vector<std::string>& words, const std::vector<std::string>& part) {
  auto end = words.end();
  if (words.size() > 2 && is_suffix_word(words.back())) --end;
  return part.size() < words.size() &&
         std::equal(part.rbegin(), part.rend(), std::make_reverse_iterator(end));
}

// "Donald J Trump" and "Donald Trump": the same ends, and all words of the shorter in the longer,
// initials for names.
bool is_same_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a == b) return true;
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.size() < 2 || shorter.front() != longer.front()) return false;
  const bool suffixed = is_suffix_word(longer.back()) && !is_suffix_word(shorter.back());
  if (shorter.back() != longer[longer.size() - (suffixed ? 2 : 1)]) return false;
  std::size_t at = 0;
  for (const auto& word : longer) {
    if (at >= shorter.size()) break;
    const bool initial = shorter[at].size() == 1 || word.size() == 1;
    if (word == shorter[at] || (initial && word[0] == shorter[at][0])) ++at;
  }
  return at == shorter.size();
}

class Resolver {
 public:
  Resolver(const TaggedText& title, const TaggedText& text) {
    collect(text, false);
    collect(title, true);
    count_last_words();
    for (Mention& mention : mentions_) mend_possessive(mention);
  }

  std::vector<NamedEntity> run() {
    std::vector<Person*> owners(mentions_.size(), nullptr);
    people_.reserve(mentions_.size());  // owners point into it
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].words.size() > 1) owners[i] = introduce(i);
    }
    const std::size_t introduced = people_.size();
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      // A part of a longer name ("de Blasio") belongs to the whole.
      const std::size_t own = owners[i] != nullptr && mentions_[i].words.size() > 1 ? 1 : 0;
      if (Person* whole = whole_of(i, introduced)) {
        owners[i] = whole;
      } else if (own == 0) {
        owners[i] = introduce(i);
      }
      add_mention(*owners[i], mentions_[i]);
    }
    return in_order();
  }

 private:
  void collect(const TaggedText& tagged, bool in_title) {
    for (const NameSpan& span : tagged.spans) {
      if (span.kind != NameKind::person) continue;
      Mention mention;
      mention.range = span.range;
      mention.in_title = in_title;
      mention.titled = !span.honorific.empty();
      mention.gender = gender_of_honorific(span.honorific.of(tagged.text));
      mention.name = shown_name(span.range.of(tagged.text));
      mention.words = key_words(spelled_person_key(mention.name));
      if (!mention.words.empty()) mentions_.push_back(std::move(mention));
    }
  }

  static Gender gender_of_honorific(std::string_view honorific) {
    Gender gender = Gender::unknown;
    while (!honorific.empty()) {
      const auto blank = honorific.find(' ');
      const Gender found = gender_of_title(honorific.substr(0, blank));
      if (found != Gender::unknown) gender = found;
      if (blank == std::string_view::npos) break;
      honorific.remove_prefix(blank + 1);
    }
    return gender;
  }

  static std::string shown_name(std::string_view text) {
    std::string name;
    bool lower = false;
    for (const char c : text) {
      if (c == '\n' || c == '\r') {
        if (!name.empty() && name.back() != ' ') name += ' ';
        continue;
      }
      lower = lower || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
      name += c;
    }
    return lower || name.size() < 4 ? name : title_cased(name);
  }

  void count_last_words() {
    for (const Mention& mention : mentions_) {
      LastWord& last = last_words_[mention.words.back()];
      ++last.count;
      last.whole = last.whole || mention.titled || mention.words.size() > 1;
    }
  }

  // "Boris Johnsons offer": an s too many, where the article has the name without it and nobody has
  // the name with it.
  void mend_possessive(Mention& mention) {
    std::string& last = mention.words.back();
    if (last.size() < 5 || last.back() != 's' || mention.name.back() != 's') return;
    const std::string bare = last.substr(0, last.size() - 1);
    const auto without = last_words_.find(bare);
    if (last_words_[last].count != 1) return;
    if (without == last_words_.end() || !without->second.whole) return;
    last = bare;
    mention.name.pop_back();
    --mention.range.end;
  }

  static Gender own_gender(const Mention& mention) {
    if (mention.gender != Gender::unknown) return mention.gender;
    return mention.words.size() > 1 ? gender_of_first_name(mention.words.front()) : Gender::unknown;
  }

  Person* introduce(std::size_t i) {
    const Mention& mention = mentions_[i];
    for (const std::size_t known : by_first_[mention.words.front()]) {
      Person& person = people_[known];
      const bool same = mention.words.size() > 1 && person.words.size() > 1
                            ? is_same_name(person.words, mention.words)
                            : person.words == mention.words && agrees(person, mention);
      if (!same) continue;
      if (mention.words.size() > person.words.size()) {
        person.words = mention.words;
        person.name = mention.name;
      }
      if (person.gender == Gender::unknown) person.gender = own_gender(mention);
      return &person;
    }
    Person person;
    person.name = mention.name;
    person.words = mention.words;
    person.gender = own_gender(mention);
    person.first_mention = i;
    const std::size_t index = people_.size();
    people_.push_back(std::move(person));
    add_to_list(by_first_[given_key(mention.words.front())], index);
    if (given_key(mention.words.front()) != mention.words.front()) {
      add_to_list(by_first_[mention.words.front()], index);
    }
    if (mention.words.size() > 1) {
      add_to_list(by_last_[mention.words.back()], index);
      for (std::size_t k = 1; k + 1 < mention.words.size(); ++k) {
        constexpr std::size_t kNoInitial = 3;
        if (mention.words[k].size() > kNoInitial) add_to_list(by_inner_[mention.words[k]], index);
      }
      if (is_suffix_word(mention.words.back())) {
        add_to_list(by_last_[mention.words[mention.words.size() - 2]], index);
      }
    }
    return &people_.back();
  }

  static std::string given_key(const std::string& name) {
    return is_muhammad(name) ? std::string("muhammad") : name;
  }

  static void add_to_list(std::vector<std::size_t>& list, std::size_t index) {
    if (list.size() < kMostNamesakes) list.push_back(index);
  }

  static bool agrees(const Person& person, const Mention& mention) {
    return mention.gender == Gender::unknown || person.gender == Gender::unknown ||
           mention.gender == person.gender;
  }

  // Lula of "Luiz Inácio Lula da Silva" is an inner one.
  enum class Part : std::uint8_t { surname, given, inner };

  // The one introduced person that mention `i` is a part of the name of; nullptr for none or
  // several.
  Person* whole_of(std::size_t i, std::size_t introduced) {
    // Introduced before by surname, before by given name, before by an inner one, then anywhere:
    // the first way that finds anybody decides.
    for (const bool anywhere : {false, true}) {
      for (const Part part : {Part::surname, Part::given, Part::inner}) {
        Person* found = nullptr;
        std::size_t count = 0;
        const auto& words = mentions_[i].words;
        const auto& list = part == Part::surname ? by_last_[words.back()]
                           : part == Part::given ? by_first_[given_key(words.front())]
                                                 : by_inner_[words.front()];
        for (const std::size_t p : list) {
          if (p >= introduced) continue;
          Person& person = people_[p];
          const bool known = anywhere || person.first_mention < i || mentions_[i].in_title;
          if (!known || !is_part(mentions_[i], person, part)) continue;
          found = &person;
          ++count;
        }
        if (count == 1) return found;
        if (count > 1) return nullptr;
      }
    }
    return nullptr;
  }

  static bool is_part(const Mention& mention, const Person& person, Part part) {
    if (!agrees(person, mention)) return false;
    if (part == Part::surname) return ends_with(person.words, mention.words);
    if (part == Part::inner) return mention.words.size() == 1;
    return mention.words.size() == 1 && person.words.size() > 1 &&
           is_same_given_name(person.words.front(), mention.words.front());
  }

  static void add_mention(Person& person, const Mention& mention) {
    (mention.in_title ? person.entity.title_mentions : person.entity.mentions)
        .push_back(mention.range);
  }

  std::vector<NamedEntity> in_order() {
    std::vector<NamedEntity> found;
    std::stable_sort(people_.begin(), people_.end(), [](const Person& a, const Person& b) {
      return a.first_mention < b.first_mention;
    });
    for (Person& person : people_) {
      if (person.entity.mentions.empty() && person.entity.title_mentions.empty()) continue;
      person.entity.name = person.name;
      found.push_back(std::move(person.entity));
    }
    return found;
  }

  struct LastWord {
    std::size_t count = 0;
    bool whole = false;  // it ends some whole or titled name
  };
  using People = std::unordered_map<std::string, std::vector<std::size_t>>;  // indices in people_

  std::vector<Mention> mentions_;
  std::vector<Person> people_;
  People by_first_;
  People by_last_;
  People by_inner_;
  std::unordered_map<std::string, LastWord> last_words_;
};

}  // namespace

std::vector<NamedEntity> resolve_people(const TaggedText& title, const TaggedText& text) {
  return Resolver(title, text).run();
}

}  // namespace dateline
