#include "indexer/sources/xml_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/xml.h"

namespace dateline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_inline(const pugi::xml_node& node) {
  constexpr std::array<std::string_view, 36> kInline = {"a",
                                                        "abbr",
                                                        "b",
                                                        "cite",
                                                        "code",
                                                        "em",
                                                        "font",
                                                        "i",
                                                        "q",
                                                        "s",
                                                        "small",
                                                        "span",
                                                        "strong",
                                                        "sub",
                                                        "sup",
                                                        "u",
                                                        "tt",
                                                        "mark",
                                                        "person",
                                                        "org",
                                                        "location",
                                                        "city",
                                                        "state",
                                                        "region",
                                                        "country",
                                                        "num",
                                                        "money",
                                                        "chron",
                                                        "event",
                                                        "function",
                                                        "object.title",
                                                        "virtloc",
                                                        "lang",
                                                        "copyrite",
                                                        "frac",
                                                        "pronounce"};
  return std::any_of(kInline.begin(), kInline.end(),
                     [&](std::string_view name) { return is_named(node, name); });
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// Appends `text` with its blanks collapsed.
void append_collapsed(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (kBlanks.find(c) == std::string_view::npos) {
      out += c;
    } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
      out += ' ';
    }
  }
}

void trim_end(std::string& text) { text.erase(text.find_last_not_of(kBlanks) + 1); }

class ParagraphWriter {
 public:
  void text(std::string_view text) { append_collapsed(line_, text); }
  void line_break() {
    trim_end(line_);
    if (!line_.empty()) line_ += '\n';
  }
  void flush() {
    trim_end(line_);
    if (!line_.empty()) {
      if (!out_.empty()) out_ += "\n\n";
      out_ += line_;
    }
    line_.clear();
  }
  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  std::string out_, line_;
};

}  // namespace

std::string raw_text(const pugi::xml_node& node) {
  std::string out;
  walk_xml(node, [&](const pugi::xml_node& at) {
    if (is_text(at)) out += at.value();
    return true;
  });
  return out;
}

std::string line_text(const pugi::xml_node& node) {
  std::string out;
  append_collapsed(out, raw_text(node));
  trim_end(out);
  return out;
}

std::string inner_markup(const pugi::xml_node& node) {
  std::string out;
  const auto add = [&](const pugi::xml_node& at, bool closes) {
    if (at.type() == pugi::node_element)
      out.append(closes ? "</" : "<").append(local_name(at)).append(">");
    if (closes || !is_text(at)) return;
    for (const char c : std::string_view(at.value())) {
      if (c == '<') {
        out += "&lt;";
      } else if (c == '&') {
        out += "&amp;";
      } else {
        out += c;
      }
    }
  };
  pugi::xml_node at = node.first_child();
  while (at) {
    add(at, false);
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    add(at, true);
    while (!at.next_sibling()) {
      at = at.parent();
      if (at == node) return out;
      add(at, true);
    }
    at = at.next_sibling();
  }
  return out;
}

std::string paragraphs(const pugi::xml_node& node,
                       const std::function<bool(const pugi::xml_node&)>& skip) {
  ParagraphWriter out;
  pugi::xml_node at = node.first_child();
  const auto ends = [&](const pugi::xml_node& element) {
    if (element.type() == pugi::node_element && !is_inline(element)) out.flush();
  };
  while (at) {
    const bool is_left_out = skip && at.type() == pugi::node_element && skip(at);
    if (is_text(at)) out.text(at.value());
    if (is_named(at, "br")) {
      out.line_break();
    } else {
      ends(at);
    }
    if (at.first_child() && !is_left_out) {
      at = at.first_child();
      continue;
    }
    while (!at.next_sibling()) {
      at = at.parent();
      if (at == node) return out.take();
      ends(at);
    }
    at = at.next_sibling();
  }
  return out.take();
}

}  // namespace dateline
