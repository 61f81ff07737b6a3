#include "core/schema/quote_terms.h"

#include "core/entities/person_name.h"
#include "core/schema/terms.h"

namespace dateline {

std::string quoted_run_term(std::uint32_t words) {
  return term(Field::quoted, std::to_string(words));
}

std::string speaker_key(const NamedEntity& speaker, SpeakerKind kind) {
  return kind == SpeakerKind::person ? person_key(speaker.name) : name_key(speaker.name);
}

std::vector<std::string> speaker_terms(const Quote& quote, const Entities& found) {
  const NamedEntity* speaker = speaker_of(quote, found);
  if (speaker == nullptr) return {};
  return name_terms(Field::speaker, speaker_key(*speaker, quote.speaker_kind));
}

}  // namespace dateline
