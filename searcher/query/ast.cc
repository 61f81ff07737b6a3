#include "searcher/query/ast.h"

#include <algorithm>
#include <utility>

#include "searcher/query/conditions.h"
#include "searcher/query/field_names.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parser.h"

namespace dateline::query {
namespace {

// Writes a tree as a query. Brackets that the language does not need ("x (a OR b)") are there for
// the reader, and left out where they would nest deeper than parse() follows.
class Printer {
 public:
  explicit Printer(bool clarify) : clarify_(clarify) {}

  void print(const Node& node) {
    switch (node.kind) {
      case NodeKind::everything:
      case NodeKind::nothing:
        break;
      case NodeKind::all_of:
        print_all(node);
        break;
      case NodeKind::any_of:
        print_any(node);
        break;
      case NodeKind::none_of:
        out_ += '-';
        for (const Node& child : node.children) print_wrapped(child, is_group(child.kind));
        break;
      case NodeKind::title:
      case NodeKind::said:
        out_ += std::string(field_name_of(node)) + ":";
        for (const Node& child : node.children) print_wrapped(child, !is_text(child.kind));
        break;
      default:
        print_leaf(node);
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }
  [[nodiscard]] std::size_t deepest() const { return deepest_; }

 private:
  static bool is_text(NodeKind kind) {
    return kind == NodeKind::words || kind == NodeKind::exact || kind == NodeKind::phrase ||
           kind == NodeKind::near || kind == NodeKind::prefix;
  }

  static bool is_group(NodeKind kind) {
    return kind == NodeKind::all_of || kind == NodeKind::any_of;
  }

  void print_all(const Node& node) {
    bool first = true;
    for (const Node& child : node.children) {
      if (child.kind == NodeKind::everything) continue;
      if (!first) out_ += ' ';
      first = false;
      print_wrapped(child, child.kind == NodeKind::any_of && clarify_);
    }
  }

  void print_any(const Node& node) {
    bool first = true;
    for (const Node& child : node.children) {
      if (!first) out_ += " OR ";
      first = false;
      // `a OR -b` reads back with no brackets: they are needed from two parts on.
      const bool one_exclusion =
          child.children.size() == 2 && child.children.front().kind == NodeKind::everything;
      print_wrapped(child, child.kind == NodeKind::all_of && !one_exclusion);
    }
  }

  void print_wrapped(const Node& node, bool brackets) {
    if (brackets) {
      print_bracketed(node);
    } else {
      print(node);
    }
  }

  void print_bracketed(const Node& node) {
    ++depth_;
    deepest_ = std::max(deepest_, depth_);
    out_ += '(';
    print(node);
    out_ += ')';
    --depth_;
  }

  void print_leaf(const Node& node) {
    switch (node.kind) {
      case NodeKind::words:
        out_ += node.text;
        return;
      case NodeKind::exact:
        out_ += "=" + node.text;
        return;
      case NodeKind::prefix:
        out_ += node.text + "*";
        return;
      case NodeKind::phrase:
        out_ += in_quotes(node.text);
        return;
      case NodeKind::near:
        out_ += in_quotes(node.text) + "~" + std::to_string(node.distance);
        return;
      default:
        break;
    }
    out_ += field_name_of(node);
    out_ += ':';
    out_ += field_value(node);
  }

  static std::string field_value(const Node& node) {
    if (node.kind == NodeKind::date) return print_days({node.first, node.last});
    if (node.kind != NodeKind::number) return node.quoted ? in_quotes(node.text) : node.text;
    const std::string condition = print_condition(node.number);
    const bool bare = node.number.thing.empty() && node.number.label.empty();
    return bare ? condition : in_quotes(condition);
  }

  bool clarify_;
  std::string out_;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
};

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::everything:
      return "everything";
    case NodeKind::nothing:
      return "nothing";
    case NodeKind::words:
      return "words";
    case NodeKind::exact:
      return "exact";
    case NodeKind::phrase:
      return "phrase";
    case NodeKind::near:
      return "near";
    case NodeKind::prefix:
      return "prefix";
    case NodeKind::all_of:
      return "all_of";
    case NodeKind::any_of:
      return "any_of";
    case NodeKind::none_of:
      return "none_of";
    default:
      return {};
  }
}

void append_debug(const Node& node, std::string& out) {
  out += '(';
  const std::string_view name = name_of(node.kind);
  out += name.empty() ? field_name_of(node) : name;
  if (node.kind == NodeKind::near) out += " " + std::to_string(node.distance);
  if (node.kind == NodeKind::date) {
    out += " " + print_days({node.first, node.last});
  } else if (node.kind == NodeKind::number) {
    out += " " + print_condition(node.number);
  } else if (!node.text.empty()) {
    out += (node.quoted ? " exactly \"" : " \"") + node.text + "\"";
  }
  for (const Node& child : node.children) {
    out += ' ';
    append_debug(child, out);
  }
  out += ')';
}

}  // namespace

std::string print(const Node& node) {
  Printer clear(true);
  clear.print(node);
  if (clear.deepest() <= kMaxDepth) return clear.take();
  Printer terse(false);
  terse.print(node);
  return terse.take();
}

std::string debug(const Node& node) {
  std::string out;
  append_debug(node, out);
  return out;
}

}  // namespace dateline::query
