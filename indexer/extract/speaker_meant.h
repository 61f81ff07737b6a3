// Whom a sentence's subject means: "he", "she", "it" and "the mayor" are somebody the article
// names, or nobody where that is not certain.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/entities/person_name.h"
#include "core/schema/article.h"
#include "indexer/extract/speech_frame.h"
#include "indexer/extract/speech_subject.h"

namespace dateline {

struct Speaker {
  SpeakerKind kind = SpeakerKind::unknown;
  std::size_t entity = 0;

  [[nodiscard]] bool known() const { return kind != SpeakerKind::unknown; }
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

// What was decided about a stretch between quotation marks.
struct Verdict {
  bool speech = false;
  Speaker speaker;
};

[[nodiscard]] Speaker speaker_named(const NamedMention& mention);

class SpeakerMeant {
 public:
  // `verdicts`: of the stretches judged so far, the others as made. Refers to all three.
  SpeakerMeant(const SpeechText& speech, const Entities& found,
               const std::vector<Verdict>& verdicts)
      : speech_(speech), found_(found), verdicts_(verdicts) {}

  // `subject` was found among `items`.
  [[nodiscard]] Speaker of(const Subject& subject, const std::vector<FrameItem>& items);

 private:
  Gender gender_of(std::size_t person);
  bool may_be(std::size_t person, Gender gender);
  // Whom "he" or "she" at byte `at` means; unknown where that is not certain.
  Speaker person_meant(std::size_t at, Gender gender);
  // Unset where nobody is named there who could be meant.
  std::optional<Speaker> in_paragraph(ByteRange range, std::size_t at, Gender gender);
  // Who spoke last in `range`, if that may be meant.
  std::optional<Speaker> last_spoke(ByteRange range, Gender gender);
  // The one person, of several in the paragraph, that the pronoun's sentence or the one before it
  // is about; "he" there leads further back.
  Speaker subject_of_sentence_before(ByteRange range, std::size_t at, Gender gender);
  // Unset where the sentence names nobody who may be meant; unknown where it names several.
  std::optional<Speaker> subject_in(const std::vector<FrameItem>& items, Gender gender);
  // Whom "it" means: the organisation that spoke last in the paragraph.
  Speaker organisation_meant(std::size_t at) const;
  // "the Prime Minister": the one person the article calls so.
  Speaker bearer_of(const std::vector<FrameItem>& items, std::size_t last);
  // Of "Prime Minister Kevin Rudd" and "the Prime Minister, John Howard".
  void read_roles();
  [[nodiscard]] std::string_view text() const { return speech_.text(); }

  const SpeechText& speech_;
  const Entities& found_;
  const std::vector<Verdict>& verdicts_;
  std::unordered_map<std::size_t, Gender> genders_;
  std::unordered_map<std::string, std::set<std::size_t>> roles_;
  bool roles_read_ = false;
};

}  // namespace dateline
