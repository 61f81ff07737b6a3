// Ast -> Xapian query and mark rules, through the same analyzer as the index. Only stock Xapian
// operators, so that a query runs unchanged over the remote backend.
#pragma once

#include <xapian.h>

#include <set>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/mark_rules.h"
#include "searcher/query/vocabulary.h"

namespace dateline::query {

struct CompileOptions {
  bool any_word = false;          // match = any: top-level words are alternatives
  std::set<std::size_t> dropped;  // top-level children of the root left out (relaxing)
};

struct CompiledQuery {
  Xapian::Query query;
  MarkRules marks;
  std::vector<Notice> notices;
  bool scored = false;  // has parts that rank; else results are best shown newest first
};

// May read the index (forms, prefixes, numbers): Xapian exceptions pass through.
[[nodiscard]] CompiledQuery compile(const Node& root, Vocabulary& vocabulary,
                                    const CompileOptions& options = {});

// Whether a node has words that score articles; conditions, exclusions and what holds no word do
// not.
[[nodiscard]] bool ranks(const Node& node);

// Of a root's children, those that relaxing may drop: plain words.
[[nodiscard]] std::vector<std::size_t> droppable_words(const Node& root);

}  // namespace dateline::query
