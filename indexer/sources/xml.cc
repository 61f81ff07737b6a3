#include "indexer/sources/xml.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "core/text/charset.h"

namespace dateline {
namespace {

// What is asked of the elements around an element (xml:base, xml:lang) is asked of few.
constexpr std::size_t kMaxDepth = 256;
// Elements take 72 bytes, attributes 40.
constexpr std::ptrdiff_t kMaxNodes = 8'000'000;

std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool same_lower(std::string_view name, std::string_view lower_case) {
  return std::equal(name.begin(), name.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

// encoding="..." of the XML declaration.
std::string_view declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 256);
  const std::size_t begin = head.find("<?xml");
  const std::size_t end = head.find("?>");
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  std::size_t at = head.find("encoding", begin);
  if (at >= end) return {};
  at = head.find_first_of("\"'", at);
  if (at >= end) return {};
  const std::size_t close = head.find(head[at], at + 1);
  return close >= end ? std::string_view() : head.substr(at + 1, close - at - 1);
}

}  // namespace

bool XmlDocument::is_bearable() const {
  const auto is_node = [](char c) { return c == '<' || c == '='; };
  return text_.size() < static_cast<std::size_t>(kMaxNodes) ||
         std::count_if(text_.begin(), text_.end(), is_node) <= kMaxNodes;
}

bool XmlDocument::is_deep() const {
  std::size_t depth = 0;
  const pugi::xml_node top = document_;
  for (pugi::xml_node at = top; at;) {
    if (at.first_child()) {
      at = at.first_child();
      if (++depth > kMaxDepth) return true;
      continue;
    }
    for (; at != top && !at.next_sibling(); --depth) at = at.parent();
    if (at == top) return false;
    at = at.next_sibling();
  }
  return false;
}

XmlDocument::XmlDocument(std::string bytes) {
  const std::string charset(declared_charset(bytes));
  text_ = to_utf8(std::move(bytes), charset);
  // Zeros end pugixml's strings.
  std::replace(text_.begin(), text_.end(), '\0', ' ');
  if (!is_bearable()) {
    fault_ = "the XML holds more than 8 million elements and attributes";
    return;
  }
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result =
      document_.load_buffer(text_.data(), text_.size(), kOptions, pugi::encoding_utf8);
  if (is_deep()) {
    document_.reset();
    fault_ = "its XML is nested deeper than 256 levels";
    return;
  }
  if (result) {
    if (!root()) fault_ = "it holds no XML element";
    return;
  }
  for (pugi::xml_node at = document_.last_child(); at; at = at.last_child()) last_.push_back(at);
  fault_at_ =
      std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), text_.size());
  const auto line =
      std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(fault_at_), '\n') + 1;
  fault_ = "broken XML in line " + std::to_string(line) + ": " + result.description();
}

std::string_view XmlDocument::behind_fault() const {
  return fault_at_ == 0 ? std::string_view() : std::string_view(text_).substr(fault_at_);
}

bool XmlDocument::is_whole(const pugi::xml_node& element) const {
  if (fault_.empty()) return true;
  // Only what was open at the fault, or ends just before it, has nothing behind it.
  if (std::find(last_.begin(), last_.end(), element) == last_.end()) return true;
  const std::ptrdiff_t begin = element.offset_debug();
  if (begin < 0) return false;
  const std::string_view behind = std::string_view(text_)
                                      .substr(0, fault_at_)
                                      .substr(std::min(static_cast<std::size_t>(begin), fault_at_));
  const std::size_t tag_end = behind.find('>');
  if (tag_end != std::string_view::npos && tag_end > 0 && behind[tag_end - 1] == '/') return true;
  const std::string end = std::string("</") + element.name() + ">";
  return behind.find(end) != std::string_view::npos;
}

std::string_view local_name(const pugi::xml_node& node) { return local(node.name()); }

bool is_named(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && same_lower(local_name(node), name);
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (is_named(child, name)) return child;
  }
  return {};
}

pugi::xml_node child_at(pugi::xml_node node, std::initializer_list<std::string_view> path) {
  for (const std::string_view name : path) node = child_named(node, name);
  return node;
}

std::vector<pugi::xml_node> children_named(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> out;
  for (const pugi::xml_node& child : node.children()) {
    if (is_named(child, name)) out.push_back(child);
  }
  return out;
}

pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name) {
  pugi::xml_node found;
  walk_xml(node, [&](const pugi::xml_node& at) {
    if (!found && at != node && is_named(at, name)) found = at;
    return !found;
  });
  return found;
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (same_lower(local(attribute.name()), name)) return attribute.value();
  }
  return {};
}

std::string_view language_of(pugi::xml_node node) {
  for (; node; node = node.parent()) {
    if (const pugi::xml_attribute language = node.attribute("xml:lang")) return language.value();
  }
  return {};
}

void walk_xml(const pugi::xml_node& root, const std::function<bool(const pugi::xml_node&)>& enter) {
  pugi::xml_node at = root;
  while (at) {
    if (enter(at) && at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != root && !at.next_sibling()) at = at.parent();
    if (at == root) return;
    at = at.next_sibling();
  }
}

}  // namespace dateline
