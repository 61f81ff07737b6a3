#include "searcher/query/compiler.h"

#include <algorithm>
#include <optional>

#include "core/schema/fields.h"
#include "core/schema/quote_terms.h"
#include "core/schema/terms.h"
#include "core/text/folding.h"
#include "core/text/grammar_words.h"
#include "searcher/query/condition_compiler.h"
#include "searcher/query/every_article.h"
#include "searcher/query/notices.h"
#include "searcher/query/word_compiler.h"
#include "searcher/query/word_lattice.h"

namespace dateline::query {
namespace {

Xapian::Query unweighted(const Xapian::Query& query) { return scaled(query, 0.0); }

bool is_grammar_node(const Node& node) {
  if (node.kind != NodeKind::words) return false;
  const std::vector<WordGroup> groups = word_groups(node.text);
  return groups.size() == 1 && groups[0].compounds.empty() && groups[0].words.size() == 1 &&
         !groups[0].words[0].acronym && is_grammar_word(groups[0].words[0].term);
}

// Conditions, and groups of nothing else: they narrow and never rank.
bool is_filter(const Node& node) {
  switch (node.kind) {
    case NodeKind::source:
    case NodeKind::author:
    case NodeKind::language:
    case NodeKind::section:
    case NodeKind::person:
    case NodeKind::place:
    case NodeKind::organisation:
    case NodeKind::speaker:
    case NodeKind::date:
    case NodeKind::number:
    case NodeKind::everything:
    case NodeKind::nothing:
      return true;
    case NodeKind::none_of:
    case NodeKind::all_of:
    case NodeKind::any_of:
      return std::all_of(node.children.begin(), node.children.end(), is_filter);
    default:
      return false;
  }
}

class Compiler {
 public:
  explicit Compiler(Vocabulary& vocabulary) : vocabulary_(vocabulary), words_(vocabulary, out_) {}

  CompiledQuery run(const Node& root, const CompileOptions& options) {
    words_.place.any_word = options.any_word;
    Part query = root.kind == NodeKind::all_of ? all_of(root, options) : compile(root);
    if (!query) {
      query = every_article();
      add_notice(out_.notices, "no_words", root.range, {});
    }
    out_.query = std::move(*query);
    return std::move(out_);
  }

 private:
  // --- structure

  Part compile(const Node& node) {
    switch (node.kind) {
      case NodeKind::everything:
        return every_article();
      case NodeKind::nothing:
        return Xapian::Query::MatchNothing;
      case NodeKind::words:
        return words_.words(node.text, true);
      case NodeKind::exact:
        return words_.words(node.text, false);
      case NodeKind::phrase:
        return words_.phrase(node.text);
      case NodeKind::near:
        return words_.near(node);
      case NodeKind::prefix:
        return words_.prefix(node);
      case NodeKind::all_of:
        return all_of(node, {});
      case NodeKind::any_of:
        return any_of(node);
      case NodeKind::none_of:
        return Xapian::Query(Xapian::Query::OP_AND_NOT, every_article(),
                             negated(node).value_or(Xapian::Query::MatchNothing));
      case NodeKind::title:
        return title(node);
      case NodeKind::said:
        return said(node);
      default:
        return unweighted(vocabulary_.safely_unweighted(
            compile_condition(node, vocabulary_, words_.place.marking ? &out_.marks : nullptr)));
    }
  }

  Part all_of(const Node& node, const CompileOptions& options) {
    Queries wanted;
    Queries filters;
    Queries excluded;
    const bool substance = options.any_word && has_substance(node);
    const bool before = std::exchange(words_.place.any_word, options.any_word);
    const MarkRules::Said outer = speakers_;
    if (MarkRules::Said own = speakers_among(node); !own.empty()) speakers_ = std::move(own);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (options.dropped.contains(i)) continue;
      const Node& child = node.children[i];
      if (child.kind == NodeKind::none_of) {
        if (Part q = negated(child)) excluded.push_back(std::move(*q));
        continue;
      }
      std::size_t used = 1;
      Part q = joined_with_next(node, i, options, used);
      if (used == 1) q = compile(child);
      if (q && used == 1 && substance && is_grammar_node(child)) q = scaled(*q, kGrammarWordWeight);
      i += used - 1;
      if (q) (is_filter(child) ? filters : wanted).push_back(std::move(*q));
    }
    words_.place.any_word = before;
    speakers_ = outer;
    return with_filters(options.any_word, wanted, filters, excluded);
  }

  // Whom the by: conditions of a sequence name: what stands beside them in said: must be theirs.
  MarkRules::Said speakers_among(const Node& sequence) {
    MarkRules::Said speakers;
    const auto is_speaker = [](const Node& node) { return node.kind == NodeKind::speaker; };
    for (const Node& child : sequence.children) {
      if (is_speaker(child)) speakers.push_back(speaker_rule(child, vocabulary_));
      if (child.kind != NodeKind::any_of ||
          !std::all_of(child.children.begin(), child.children.end(), is_speaker)) {
        continue;
      }
      for (const Node& either : child.children)
        speakers.push_back(speaker_rule(either, vocabulary_));
    }
    return speakers;
  }

  // Whether something other than words of grammar ranks.
  static bool has_substance(const Node& node) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const Node& child) { return ranks(child) && !is_grammar_node(child); });
  }

  static Part with_filters(bool any_word, const Queries& wanted, const Queries& filters,
                           const Queries& excluded) {
    Part out;
    if (!wanted.empty())
      out = combined(any_word ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, wanted);
    if (!filters.empty()) {
      const Xapian::Query filter = combined(Xapian::Query::OP_AND, filters);
      out = out ? Xapian::Query(Xapian::Query::OP_FILTER, *out, filter) : unweighted(filter);
    }
    if (!excluded.empty()) {
      out = Xapian::Query(Xapian::Query::OP_AND_NOT, out.value_or(every_article()),
                          combined(Xapian::Query::OP_OR, excluded));
    }
    return out;
  }

  // "co operate": a prefix that is no word of its own, then a word, count as one joined word.
  Part joined_with_next(const Node& parent, std::size_t i, const CompileOptions& options,
                        std::size_t& used) {
    const Node& node = parent.children[i];
    if (node.kind != NodeKind::words || i + 1 >= parent.children.size() ||
        options.dropped.contains(i + 1))
      return {};
    const Node& next = parent.children[i + 1];
    if (next.kind != NodeKind::words || !is_bound_prefix(folded(node.text))) return {};
    Part both = words_.words(node.text + " " + next.text, true);
    used = 2;
    return both;
  }

  Part any_of(const Node& node) {
    Queries parts;
    for (const Node& child : node.children) {
      if (Part q = compile(child)) parts.push_back(std::move(*q));
    }
    if (parts.empty()) return {};
    return combined(Xapian::Query::OP_OR, parts);
  }

  // The query under a NOT; nothing in it is marked.
  Part negated(const Node& node) {
    const bool before = std::exchange(words_.place.marking, false);
    const bool any_word = std::exchange(words_.place.any_word, false);
    const bool scored = out_.scored;
    Part q = compile(node.children.front());
    out_.scored = scored;
    words_.place.any_word = any_word;
    words_.place.marking = before;
    if (q) q = vocabulary_.safely_unweighted(*q);
    return q;
  }

  Part title(const Node& node) {
    const bool before = std::exchange(words_.place.in_title, true);
    const std::uint32_t quoted = std::exchange(words_.place.said, 0);
    Part q = compile(node.children.front());
    words_.place.said = quoted;
    words_.place.in_title = before;
    return q;
  }

  Part said(const Node& node) {
    const bool before = std::exchange(words_.place.in_title, false);
    const MarkRules::Said own = speakers_among(node.children.front());
    out_.marks.said.push_back(own.empty() ? speakers_ : own);
    const auto rule = static_cast<std::uint32_t>(out_.marks.said.size());
    const std::uint32_t outer = std::exchange(words_.place.said, rule);
    Part q = compile(node.children.front());
    words_.place.said = outer;
    words_.place.in_title = before;
    return q;
  }

  Vocabulary& vocabulary_;
  CompiledQuery out_;
  WordCompiler words_;
  MarkRules::Said speakers_;  // of the by: conditions around
};

}  // namespace

CompiledQuery compile(const Node& root, Vocabulary& vocabulary, const CompileOptions& options) {
  return Compiler(vocabulary).run(root, options);
}

bool ranks(const Node& node) {
  if (is_filter(node) || node.kind == NodeKind::none_of) return false;
  if (node.children.empty()) return holds_word(node.text);
  return std::any_of(node.children.begin(), node.children.end(), ranks);
}

std::vector<std::size_t> droppable_words(const Node& root) {
  std::vector<std::size_t> out;
  if (root.kind != NodeKind::all_of) return out;
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    if (root.children[i].kind == NodeKind::words && holds_word(root.children[i].text))
      out.push_back(i);
  }
  return out;
}

}  // namespace dateline::query
