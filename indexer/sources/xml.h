// XML as a tree (pugixml), matched by local names whatever their prefix and case.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class XmlDocument {
 public:
  // In any charset: a mark, the XML declaration, else core/text/charset.h. What stands before a
  // fault is kept. Entities of a DTD are not resolved, nothing is fetched. Faults are also depth
  // beyond 256 levels and more than 8 million elements and attributes: nothing is kept then.
  explicit XmlDocument(std::string bytes);

  // The outermost element; null when there is none.
  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  // Why it is not well-formed, with the line; empty when it is.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  // What could not be read, in UTF-8; empty when there is no fault.
  [[nodiscard]] std::string_view behind_fault() const;
  // Whether `element` was closed before the fault.
  [[nodiscard]] bool is_whole(const pugi::xml_node& element) const;

 private:
  [[nodiscard]] bool is_bearable() const;
  [[nodiscard]] bool is_deep() const;

  std::string text_;
  pugi::xml_document document_;
  std::string fault_;
  std::size_t fault_at_ = 0;
  std::vector<pugi::xml_node> last_;  // the last element, the last inside it, ...
};

[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);
// `name` in lower case.
[[nodiscard]] bool is_named(const pugi::xml_node& node, std::string_view name);
// The first child element of that local name; null when there is none.
[[nodiscard]] pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] pugi::xml_node child_at(pugi::xml_node node,
                                      std::initializer_list<std::string_view> path);
[[nodiscard]] std::vector<pugi::xml_node> children_named(const pugi::xml_node& node,
                                                         std::string_view name);
// The first element of that name below `node` (not itself), in document order.
[[nodiscard]] pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name);
// An attribute by its local name, in lower case; empty when there is none.
[[nodiscard]] std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);
// xml:lang of the element or the nearest one around it.
[[nodiscard]] std::string_view language_of(pugi::xml_node node);

// Visits `root` and the nodes below it in document order; `enter` returns whether to go below.
void walk_xml(const pugi::xml_node& root, const std::function<bool(const pugi::xml_node&)>& enter);

}  // namespace dateline
