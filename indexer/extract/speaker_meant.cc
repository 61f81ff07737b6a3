#include "indexer/extract/speaker_meant.h"

#include <algorithm>

#include "indexer/extract/lexicon.h"
#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

// A name that does something, or is one of several that do: not the object of "met X".
bool acts(const std::vector<FrameItem>& items, std::size_t i) {
  if (i > 0 && items[i - 1].has(kJoins) && i > 1 && items[i - 2].is_name() &&
      (i < 3 || !items[i - 3].lower.ends_with("ed")) && i + 1 < items.size()) {
    return true;
  }
  if (i + 1 >= items.size() || items[i + 1].is_name()) return false;
  const FrameItem& next = items[i + 1];
  return next.has(kSays | kNames | kIsBe | kHelps | kRelative) || next.lower.ends_with("ed") ||
         next.lower == "met";
}

std::string role_at(const std::string& word, const std::string& before) {
  const bool part = word == "minister" || word == "secretary" || word == "general" ||
                    word == "president" || word == "officer" || word == "marshal";
  const bool said = part && before != "the" && before != "a" && !before.empty();
  return said ? before + " " + word : word;
}

}  // namespace

Speaker speaker_named(const NamedMention& mention) { return {mention.kind, mention.entity}; }

Speaker SpeakerMeant::of(const Subject& subject, const std::vector<FrameItem>& items) {
  switch (subject.kind) {
    case Subject::Kind::name:
      return speaker_named(subject.mention);
    case Subject::Kind::person_pronoun: {
      const FrameItem& pronoun = items[subject.item];
      return person_meant(pronoun.range.begin,
                          pronoun.lower == "she" ? Gender::female : Gender::male);
    }
    case Subject::Kind::thing_pronoun:
      return organisation_meant(items[subject.item].range.begin);
    case Subject::Kind::role:
      return bearer_of(items, subject.item);
    default:
      return {};
  }
}

Gender SpeakerMeant::gender_of(std::size_t person) {
  const auto [known, added] = genders_.try_emplace(person, Gender::unknown);
  if (!added) return known->second;
  const NamedEntity& entity = found_.people[person];
  Gender gender = Gender::unknown;
  for (const ByteRange& mention : entity.mentions) {
    const std::size_t word = speech_.first_word_at(mention.begin);
    if (word == 0) continue;
    gender = gender_of_title(speech_.words()[word - 1].of(text()));
    if (gender != Gender::unknown) break;
  }
  if (gender == Gender::unknown) {
    const auto words = key_words(spelled_person_key(entity.name));
    if (words.size() > 1) gender = gender_of_first_name(words.front());
  }
  genders_[person] = gender;
  return gender;
}

bool SpeakerMeant::may_be(std::size_t person, Gender gender) {
  const Gender own = gender_of(person);
  return own == Gender::unknown || own == gender;
}

Speaker SpeakerMeant::person_meant(std::size_t at, Gender gender) {
  const std::size_t paragraph = speech_.paragraph_begin(at);
  if (const auto found = in_paragraph({paragraph, at}, at, gender)) return *found;
  if (paragraph < 2) return {};
  const std::size_t before = speech_.paragraph_begin(paragraph - 2);
  return in_paragraph({before, paragraph}, paragraph, gender).value_or(Speaker{});
}

std::optional<Speaker> SpeakerMeant::in_paragraph(ByteRange range, std::size_t at, Gender gender) {
  std::vector<NamedMention> people;
  std::set<std::size_t> distinct;
  for (const NamedMention& mention : speech_.mentions_in(range)) {
    if (mention.kind != SpeakerKind::person || !may_be(mention.entity, gender)) continue;
    people.push_back(mention);
    distinct.insert(mention.entity);
  }
  const std::optional<Speaker> spoke = last_spoke(range, gender);
  if (people.empty()) return spoke;
  if (distinct.size() == 1) return Speaker{SpeakerKind::person, *distinct.begin()};
  if (spoke) {
    // Nobody else has come up since.
    const bool last = people.back().entity == spoke->entity;
    if (last) return spoke;
  }
  return subject_of_sentence_before(range, at, gender);
}

std::optional<Speaker> SpeakerMeant::last_spoke(ByteRange range, Gender gender) {
  const auto& stretches = speech_.stretches();
  for (std::size_t i = speech_.first_stretch_at(range.end); i-- > 0;) {
    if (stretches[i].outer.begin < range.begin) break;
    if (!verdicts_[i].speech) continue;
    const Speaker& speaker = verdicts_[i].speaker;
    if (speaker.kind == SpeakerKind::person && may_be(speaker.entity, gender)) return speaker;
    break;
  }
  return {};
}

Speaker SpeakerMeant::subject_of_sentence_before(ByteRange range, std::size_t at, Gender gender) {
  constexpr int kFarthestBack = 4;
  std::size_t end = at;
  std::size_t begin = std::max(std::min(speech_.sentence_at(at).begin, at), range.begin);
  for (int back = 0; back < kFarthestBack; ++back) {
    const auto items = speech_.items({begin, end}, false);
    const auto subject = subject_in(items, gender);
    if (subject) return *subject;
    if (begin <= range.begin) break;
    end = begin;
    std::size_t last = begin - 1;
    while (last > range.begin &&
           (text()[last] == ' ' || text()[last] == '\n' || text()[last] == '\r')) {
      --last;
    }
    begin = std::max(std::min(speech_.sentence_at(last).begin, last), range.begin);
  }
  return {};
}

std::optional<Speaker> SpeakerMeant::subject_in(const std::vector<FrameItem>& items,
                                                Gender gender) {
  std::optional<Speaker> first;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FrameItem& item = items[i];
    if (!item.is_name() || item.mention.kind != SpeakerKind::person) continue;
    if (!may_be(item.mention.entity, gender)) continue;
    std::size_t k = i;
    while (k > 0 && items[k].mark == 0 && items[k - 1].capital && !items[k - 1].is_name()) --k;
    const bool object = k > 0 && items[k].mark == 0 && items[k - 1].has(kPreposition);
    if (!first) {
      // What stands in the way of a subject makes everything uncertain.
      first = object || item.possessive ? Speaker{} : speaker_named(item.mention);
    } else if (first->known() && !(speaker_named(item.mention) == *first) && !object &&
               !item.possessive && acts(items, i)) {
      return Speaker{};
    }
  }
  return first;
}

Speaker SpeakerMeant::organisation_meant(std::size_t at) const {
  const auto& stretches = speech_.stretches();
  for (std::size_t i = speech_.first_stretch_at(at); i-- > 0;) {
    if (!verdicts_[i].speech && stretches[i].outer.begin >= speech_.paragraph_begin(at)) continue;
    const bool here = stretches[i].outer.begin >= speech_.paragraph_begin(at);
    if (here && verdicts_[i].speaker.kind == SpeakerKind::organisation) return verdicts_[i].speaker;
    break;
  }
  return {};
}

Speaker SpeakerMeant::bearer_of(const std::vector<FrameItem>& items, std::size_t last) {
  const std::string role = role_at(items[last].lower, last > 0 ? items[last - 1].lower : "");
  if (!roles_read_) read_roles();
  const auto found = roles_.find(role);
  if (found == roles_.end() || found->second.size() != 1) return {};
  return {SpeakerKind::person, *found->second.begin()};
}

void SpeakerMeant::read_roles() {
  roles_read_ = true;
  for (const NamedMention& mention : speech_.mentions()) {
    if (mention.kind != SpeakerKind::person) continue;
    std::size_t word = speech_.first_word_at(mention.range.begin);
    if (word == 0) continue;
    const auto lower = [&](std::size_t i) {
      std::string out;
      for (const char c : speech_.words()[i].of(text()))
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      return out;
    };
    const std::string_view gap = text().substr(speech_.words()[word - 1].end,
                                               mention.range.begin - speech_.words()[word - 1].end);
    if (gap.size() > 2 || gap.find_first_not_of(" ,\n") != std::string_view::npos) continue;
    const std::string last = lower(word - 1);
    if ((cue_of(last) & (kTitleCue | kRoleCue)) == 0) continue;
    roles_[role_at(last, word > 1 ? lower(word - 2) : "")].insert(mention.entity);
  }
}

}  // namespace dateline
