#include "web/feed.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/date.h"
#include "core/base/date_text.h"
#include "core/schema/json_values.h"
#include "web/html.h"
#include "web/search_parameters.h"
#include "web/url.h"

namespace dateline::web {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kName = "Dateline";
constexpr std::string_view kNoDate = "1970-01-01T00:00:00Z";

std::string title_of(const SearchRequest& request) {
  return request.query.empty() ? std::string(kName) : std::string(kName) + ": " + request.query;
}

std::string summary_of(const Hit& hit) {
  std::string text;
  for (const Segment& segment : hit.snippet) text += segment.text;
  return text;
}

std::string updated(const Hit& hit) {
  const std::string time = timestamp(hit.date);
  return time.empty() ? std::string(kNoDate) : time;
}

// Of the newest article shown.
std::string updated(const SearchResults& results) {
  const auto earlier = [](const Hit& a, const Hit& b) {
    return sort_key(a.date) < sort_key(b.date);
  };
  const auto newest = std::max_element(results.hits.begin(), results.hits.end(), earlier);
  return newest == results.hits.end() ? std::string(kNoDate) : updated(*newest);
}

std::string page_address(const SearchRequest& request, const FeedLinks& links) {
  SearchRequest page = request;
  page.limit = kDefaultLimit;
  page.offset = 0;
  return links.base + search_url(page);
}

// XML allows one control character less than HTML.
void write_text(std::string_view text, HtmlWriter& out) {
  std::string clean(text);
  std::replace(clean.begin(), clean.end(), '\f', ' ');
  out.text(clean);
}

template <std::size_t Open, std::size_t Close>
void write_element(const char (&open)[Open], std::string_view text, const char (&close)[Close],
                   HtmlWriter& out) {
  out.markup(open);
  write_text(text, out);
  out.markup(close);
}

void write_link(std::string_view relation, std::string_view type, std::string_view address,
                HtmlWriter& out) {
  if (address.empty()) return;
  out.markup("<link rel=\"").text(relation);
  if (!type.empty()) out.markup("\" type=\"").text(type);
  out.markup("\" href=\"");
  write_text(address, out);
  out.markup("\"/>\n");
}

void write_entry(const SearchRequest& request, const Hit& hit, const FeedLinks& links,
                 HtmlWriter& out) {
  out.markup("<entry>\n");
  write_element("<id>", stable_id("article " + hit.id), "</id>\n", out);
  write_element("<title>", hit.title.empty() ? hit.id : hit.title, "</title>\n", out);
  write_link("alternate", "text/html", links.base + article_url(hit.id, request.query), out);
  if (is_web_url(hit.url)) write_link("via", "", hit.url, out);
  write_element("<updated>", updated(hit), "</updated>\n", out);
  if (const std::string time = timestamp(hit.date); !time.empty()) {
    write_element("<published>", time, "</published>\n", out);
  }
  if (!hit.source.empty()) {
    write_element("<author><name>", hit.source, "</name></author>\n", out);
  }
  for (const std::string& name : hit.people) {
    write_element("<category scheme=\"urn:dateline:person\" term=\"", name, "\"/>\n", out);
  }
  for (const std::string& name : hit.places) {
    write_element("<category scheme=\"urn:dateline:place\" term=\"", name, "\"/>\n", out);
  }
  write_element("<summary>", summary_of(hit), "</summary>\n", out);
  out.markup("</entry>\n");
}

}  // namespace

std::string atom_feed(const SearchRequest& request, const SearchResults& results,
                      const FeedLinks& links) {
  HtmlWriter out;
  out.markup(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
  SearchRequest first = request;
  first.offset = 0;
  write_element("<id>", stable_id("feed " + search_url(first)), "</id>\n", out);
  write_element("<title>", title_of(request), "</title>\n", out);
  write_element("<updated>", updated(results), "</updated>\n", out);
  write_element("<author><name>", kName, "</name></author>\n", out);
  write_link("self", "application/atom+xml", links.self, out);
  write_link("alternate", "text/html", page_address(request, links), out);
  write_link("next", "application/atom+xml", links.next, out);
  write_link("previous", "application/atom+xml", links.previous, out);
  write_link("search", "application/opensearchdescription+xml", links.base + "/opensearch.xml",
             out);
  write_element("<opensearch:totalResults>", std::to_string(results.total_folded),
                "</opensearch:totalResults>\n", out);
  write_element("<opensearch:startIndex>", std::to_string(results.offset + 1),
                "</opensearch:startIndex>\n", out);
  write_element("<opensearch:itemsPerPage>", std::to_string(results.limit),
                "</opensearch:itemsPerPage>\n", out);
  write_element("<opensearch:Query role=\"request\" searchTerms=\"", request.query, "\"/>\n", out);
  for (const Hit& hit : results.hits) write_entry(request, hit, links, out);
  out.markup("</feed>\n");
  return out.take();
}

std::string json_feed(const SearchRequest& request, const SearchResults& results,
                      const FeedLinks& links) {
  Json feed = {{"version", "https://jsonfeed.org/version/1.1"},
               {"title", title_of(request)},
               {"home_page_url", page_address(request, links)},
               {"feed_url", links.self}};
  if (!links.next.empty()) feed["next_url"] = links.next;
  feed["_dateline"] = {{"total", results.total_folded}, {"offset", results.offset}};
  feed["items"] = Json::array();
  for (const Hit& hit : results.hits) {
    Json item = {{"id", stable_id("article " + hit.id)},
                 {"url", links.base + article_url(hit.id, request.query)}};
    if (is_web_url(hit.url)) item["external_url"] = hit.url;
    if (!hit.title.empty()) item["title"] = hit.title;
    item["content_text"] = summary_of(hit);
    if (const std::string time = timestamp(hit.date); !time.empty()) item["date_published"] = time;
    if (!hit.source.empty()) item["authors"] = {{{"name", hit.source}}};
    item["tags"] = hit.people;
    for (const std::string& place : hit.places) item["tags"].push_back(place);
    feed["items"].push_back(std::move(item));
  }
  return json_line(feed) + "\n";
}

std::string opensearch_description(std::string_view base) {
  const std::string start(base);
  HtmlWriter out;
  out.markup(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>Dateline</ShortName>\n"
      "<Description>Search the news archive</Description>\n"
      "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n");
  const auto url = [&](std::string_view type, const std::string& address) {
    out.markup("<Url type=\"").text(type).markup("\" template=\"").text(address).markup("\"/>\n");
  };
  url("text/html", start + "/?q={searchTerms}");
  url("application/atom+xml", start + "/feed.atom?q={searchTerms}");
  url("application/x-suggestions+json", start + "/suggest?q={searchTerms}");
  out.markup("<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"")
      .text(start + "/opensearch.xml")
      .markup("\"/>\n<Query role=\"example\" searchTerms=\"channel crossing\"/>\n")
      .markup("</OpenSearchDescription>\n");
  return out.take();
}

std::string opensearch_suggestions(std::string_view typed,
                                   const std::vector<Suggestion>& suggestions,
                                   std::string_view base) {
  Json queries = Json::array();
  Json what = Json::array();
  Json addresses = Json::array();
  for (const Suggestion& suggestion : suggestions) {
    queries.push_back(suggestion.query);
    what.push_back(std::string(name_of(suggestion.kind)) + ", " + std::to_string(suggestion.count) +
                   (suggestion.count == 1 ? " article" : " articles"));
    SearchRequest request;
    request.query = suggestion.query;
    addresses.push_back(std::string(base) + search_url(request));
  }
  return json_line(Json::array({std::string(typed), queries, what, addresses}));
}

std::string timestamp(std::string_view date) {
  const auto day = own_day(date);
  if (!day) return {};
  return date.find('T') == std::string_view::npos ? day->iso() + "T00:00:00Z" : std::string(date);
}

std::string stable_id(std::string_view name) {
  const XXH128_hash_t hash = ::XXH3_128bits(name.data(), name.size());
  std::array<char, 64> text{};
  // RFC 9562, 5.8: four bits say version 8, two the variant; all others are ours.
  std::snprintf(text.data(), text.size(), "urn:uuid:%08llx-%04llx-8%03llx-%04llx-%012llx",
                static_cast<unsigned long long>(hash.high64 >> 32),
                static_cast<unsigned long long>(hash.high64 >> 16 & 0xFFFF),
                static_cast<unsigned long long>(hash.high64 & 0xFFF),
                static_cast<unsigned long long>((hash.low64 >> 48 & 0x3FFF) | 0x8000),
                static_cast<unsigned long long>(hash.low64 & 0xFFFFFFFFFFFF));
  return text.data();
}

}  // namespace dateline::web
