#include "indexer/sources/plain_xml.h"

#include <utility>

#include "indexer/sources/field_names.h"
#include "indexer/sources/xml_text.h"

namespace dateline {
namespace {

using pugi::xml_node;

bool is_article(const xml_node& node) {
  bool has_title = false;
  bool has_text = false;
  for (const xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const ArticleField field = field_named(local_name(child));
    has_title = has_title || field == ArticleField::title;
    has_text = has_text || field == ArticleField::text;
  }
  return has_title && has_text;
}

Article article_of(const xml_node& node) {
  Article article;
  for (const xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const ArticleField field = field_named(local_name(child));
    if (field == ArticleField::text) {
      const xml_node first = child.first_child();
      const bool is_mixed = first && first.next_sibling();
      set_field(article, field, is_mixed ? paragraphs(child) : raw_text(child));
    } else if (field == ArticleField::authors) {
      article.authors.push_back(line_text(child));
    } else {
      set_field(article, field, line_text(child));
    }
  }
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    set_field(article, field_named(attribute.name()), attribute.value());
  }
  return article;
}

}  // namespace

bool read_plain_xml(const XmlDocument& document, const RecordSink& sink) {
  std::size_t number = 0;
  bool goes_on = true;
  walk_xml(document.root(), [&](const xml_node& node) {
    if (!goes_on || node.type() != pugi::node_element) return false;
    if (!is_article(node)) return true;
    if (!document.is_whole(node)) return false;
    RawRecord record;
    record.number = ++number;
    record.kind = RecordKind::article;
    record.article = article_of(node);
    goes_on = sink(std::move(record));
    return false;
  });
  return number > 0;
}

}  // namespace dateline
