// Field conditions -> Xapian: people, places, organisations, sources, authors, sections, languages,
// dates and numbers.
#pragma once

#include <xapian.h>

#include "searcher/query/ast.h"
#include "searcher/query/mark_rules.h"
#include "searcher/query/vocabulary.h"

namespace dateline::query {

// The articles that a condition node holds for; what it marks is added to `marks` unless null.
// REQUIRES a field node.
[[nodiscard]] Xapian::Query compile_condition(const Node& node, Vocabulary& vocabulary,
                                              MarkRules* marks);

// Whom a by: condition names. REQUIRES such a node.
[[nodiscard]] MarkRules::Entity speaker_rule(const Node& node, Vocabulary& vocabulary);

}  // namespace dateline::query
