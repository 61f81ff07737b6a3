#include "indexer/extract/tagger.h"

#include <algorithm>
#include <string>

#include "core/entities/gazetteer.h"
#include "indexer/extract/name_rules.h"
#include "indexer/extract/name_tokens.h"

namespace dateline {
namespace {

// Walks the words once; at each capitalised one the rules are asked in the order of how sure they
// are.
class Tagger {
 public:
  Tagger(std::string_view text, const std::vector<NameToken>& tokens) : rules_(text, tokens) {}

  std::vector<NameSpan> run() {
    for (std::size_t i = 0; i < rules_.size();) i = tag_at(i);
    return std::move(spans_);
  }

 private:
  // Marks a name that begins with word `i`, if one does. Returns the word to go on with.
  std::size_t tag_at(std::size_t i) {
    const bool particle = rules_.is_leading_particle(i);
    if (!rules_.token(i).capital && !particle) return i + 1;
    const Match organisation = particle ? Match{} : rules_.organisation_at(i);
    const Match place = particle ? Match{} : rules_.place_at(i);
    if (organisation.end > 0 && organisation.end >= place.end) {
      return add(NameKind::organisation, organisation, {});
    }
    if (const Match title = rules_.title_at(i); title.end > 0) {
      const Match person = rules_.person_after_title(title.end);
      if (person.end > 0) {
        const ByteRange honorific = {rules_.token(i).range.begin,
                                     rules_.token(title.end - 1).range.end};
        return add(NameKind::person, person, honorific);
      }
    }
    const Match person = rules_.person_at(i);
    if (person.end > 0 && (place.end == 0 || is_rather(person, place))) {
      return add(NameKind::person, person, {});
    }
    if (place.end > 0) return add(NameKind::place, place, {});
    return i + 1;
  }

  // A person's longer name beats a town inside it; a place of several words needs more to be taken
  // for a person.
  static bool is_rather(const Match& person, const Match& place) {
    if (person.end == place.end && place.end - place.begin > 1)
      return person.score > place.score + 1;
    if (place.end - place.begin > 1) return false;
    return person.end > place.end ? person.score + 1 >= place.score : person.score > place.score;
  }

  std::size_t add(NameKind kind, const Match& match, ByteRange honorific) {
    spans_.push_back(
        {kind,
         {rules_.token(match.begin).range.begin, rules_.token(match.end - 1).range.end},
         honorific});
    return match.end;
  }

  NameRules rules_;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> tag_names(std::string_view text, const std::vector<Word>& words,
                                const std::vector<ByteRange>& sentences) {
  const auto tokens = name_tokens(text, words, sentences);
  return Tagger(text, tokens).run();
}

}  // namespace dateline
