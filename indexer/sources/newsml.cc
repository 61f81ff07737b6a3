#include "indexer/sources/newsml.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/field_names.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/nitf.h"
#include "indexer/sources/xml_text.h"

namespace dateline {
namespace {

using pugi::xml_node;

// "ninat:text" and "http://cv.iptc.org/newscodes/ninature/text" say "text".
std::string_view code_of(const xml_node& node) {
  std::string_view code = attribute_named(node, "qcode");
  if (code.empty()) code = attribute_named(node, "uri");
  if (code.empty()) code = attribute_named(node, "literal");
  const std::size_t end = code.find_last_of(":/#");
  return end == std::string_view::npos ? code : code.substr(end + 1);
}

// An element's <name>, else its code.
std::string name_or_code(const xml_node& node) {
  std::string name = line_text(child_named(node, "name"));
  return name.empty() ? std::string(code_of(node)) : name;
}

// What the item is when it is no text; empty when it is one.
std::string no_text(const xml_node& item) {
  const xml_node meta = child_named(item, "itemmeta");
  const std::string_view kind = code_of(child_named(meta, "itemclass"));
  for (const std::string_view other :
       {"picture", "video", "audio", "graphic", "animation", "still", "photo"}) {
    if (kind == other) return "a NewsML-G2 item of the class " + std::string(kind);
  }
  const std::string_view status = code_of(child_named(meta, "pubstatus"));
  if (status == "canceled" || status == "cancelled" || status == "withheld")
    return "a NewsML-G2 item of the status " + std::string(status);
  if (child_at(item, {"contentset", "inlinexml", "events"})) return "a NewsML-G2 set of events";
  return {};
}

void set_names(const xml_node& content, Article& article) {
  for (const std::string_view name : {"by", "creator", "contributor"}) {
    if (!article.authors.empty()) break;
    for (const xml_node& person : children_named(content, name)) {
      std::string text = line_text(child_named(person, "name"));
      if (name == "by") text = line_text(person);
      if (text.starts_with("By ") || text.starts_with("by ")) text.erase(0, 3);
      if (!text.empty()) article.authors.push_back(std::move(text));
    }
  }
  for (const xml_node& subject : children_named(content, "subject")) {
    std::string name = line_text(child_named(subject, "name"));
    if (name.empty()) name = line_text(child_at(subject, {"mainconcept", "name"}));
    if (!name.empty()) article.keywords.push_back(std::move(name));
  }
  for (const xml_node& keyword : children_named(content, "keyword")) {
    article.keywords.push_back(line_text(keyword));
  }
}

void set_meta(const xml_node& item, Article& article) {
  const xml_node meta = child_named(item, "itemmeta");
  const xml_node content = child_named(item, "contentmeta");
  article.id = attribute_named(item, "guid");
  article.title = line_text(child_named(content, "headline"));
  for (const xml_node& date :
       {child_named(content, "contentcreated"), child_named(meta, "firstcreated"),
        child_named(meta, "versioncreated")}) {
    set_field(article, ArticleField::date, line_text(date));
  }
  article.source = name_or_code(child_named(meta, "provider"));
  if (article.source.empty()) article.source = name_or_code(child_named(content, "infosource"));
  article.language = attribute_named(child_named(content, "language"), "tag");
  if (article.language.empty()) article.language = language_of(item);
  article.section = line_text(child_at(meta, {"service", "name"}));
  set_names(content, article);
}

// Fields that are still empty, from the NITF inside.
void add_nitf(const xml_node& nitf, Article& article) {
  Article inner = nitf_article(nitf);
  set_field(article, ArticleField::title, inner.title);
  set_field(article, ArticleField::date, inner.date);
  if (article.authors.empty()) article.authors = std::move(inner.authors);
  article.text = std::move(inner.text);
}

std::string inline_xml_text(const xml_node& content) {
  const xml_node html = child_named(content, "html");
  if (html) {
    const xml_node body = child_named(html, "body");
    return html_text(inner_markup(body ? body : html));
  }
  // Tables of results are no text.
  if (child_named(content, "sports-content")) return {};
  return paragraphs(content);
}

void set_text(const xml_node& item, Article& article) {
  const xml_node contents = child_named(item, "contentset");
  for (const xml_node& content : contents.children()) {
    if (!article.text.empty()) return;
    if (is_named(content, "inlinexml")) {
      const xml_node nitf = child_named(content, "nitf");
      if (nitf) {
        add_nitf(nitf, article);
      } else {
        article.text = inline_xml_text(content);
      }
    } else if (is_named(content, "inlinedata")) {
      const std::string_view type = attribute_named(content, "contenttype");
      if (type.find("html") != std::string_view::npos) {
        article.text = html_text(raw_text(content));
      } else if (type.empty() || type.starts_with("text/")) {
        article.text = raw_text(content);
      }
    }
  }
}

// What stands for a text and headline that are not there.
void fill_up(const xml_node& item, Article& article) {
  const xml_node content = child_named(item, "contentmeta");
  if (article.text.empty()) article.text = paragraphs(child_named(content, "description"));
  if (!article.title.empty()) return;
  article.title = line_text(child_at(item, {"itemmeta", "title"}));
  if (article.title.empty()) article.title = line_text(child_named(content, "slugline"));
}

void set_package_text(const xml_node& item, Article& article) {
  walk_xml(child_named(item, "groupset"), [&](const xml_node& node) {
    if (!is_named(node, "itemref")) return true;
    const xml_node headline = child_named(node, "headline");
    for (const xml_node& part :
         {headline ? headline : child_named(node, "title"), child_named(node, "description")}) {
      const std::string line = line_text(part);
      if (!line.empty()) article.text += (article.text.empty() ? "" : "\n\n") + line;
    }
    return false;
  });
}

RawRecord item_record(const xml_node& item, std::size_t number) {
  const bool is_package = is_named(item, "packageitem");
  if (!is_package && !is_named(item, "newsitem"))
    return skipped_record(number, "a NewsML-G2 " + std::string(local_name(item)));
  if (std::string what = no_text(item); !what.empty())
    return skipped_record(number, std::move(what));
  RawRecord record;
  record.number = number;
  record.kind = RecordKind::article;
  set_meta(item, record.article);
  if (is_package) {
    set_package_text(item, record.article);
    if (record.article.title.empty() && record.article.text.empty())
      return skipped_record(number, "a NewsML-G2 package that lists nothing to read");
  } else {
    set_text(item, record.article);
  }
  fill_up(item, record.article);
  return record;
}

}  // namespace

void read_newsml(const XmlDocument& document, const RecordSink& sink) {
  const xml_node root = document.root();
  if (!is_named(root, "newsmessage")) {
    if (document.is_whole(root)) sink(item_record(root, 1));
    return;
  }
  std::size_t number = 0;
  for (const xml_node& set : children_named(root, "itemset")) {
    for (const xml_node& item : set.children()) {
      if (item.type() != pugi::node_element || !document.is_whole(item)) continue;
      if (!sink(item_record(item, ++number))) return;
    }
  }
}

}  // namespace dateline
