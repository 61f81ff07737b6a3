// What a number that counts says by itself, without what was said before it.
#pragma once

#include "searcher/figures/reading.h"
#include "searcher/figures/sentence.h"

namespace dateline::figures {

// What is counted: "25 [members of the crew]", "a [crew of] 25".
[[nodiscard]] Subject counted(const Sentence& sentence, std::size_t k, const Quantity& quantity);

// Event and place of number k, whose subject is known; false where its sentence tells none of it.
bool read_own_event(const Sentence& sentence, std::size_t k, Reading& reading);

// Once subject, event and scope are known: whom the event befell, and which others may stand
// beside.
void settle(const Sentence& sentence, std::size_t k, Reading& reading);

// Men, passengers, a crew: of whom "people" may be told too.
[[nodiscard]] bool is_person(const Subject& subject);

}  // namespace dateline::figures
