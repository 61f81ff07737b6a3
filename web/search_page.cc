#include "web/facet_panel.h"
#include "web/figures_panel.h"
#include "web/hit_list.h"
#include "web/page_frame.h"
#include "web/pages.h"
#include "web/results_head.h"
#include "web/share_links.h"

namespace dateline::web {
namespace {

// Apart from the hits, and not counted among them.
void write_compatible(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  if (!results.compatible || results.compatible->empty()) return;
  out.markup(
         "<section class=\"compatible\" aria-labelledby=\"compatible-title\">\n"
         "<h2 id=\"compatible-title\">")
      .say(Text::roundings)
      .markup("</h2>\n<p class=\"aside\">")
      .say(Text::roundings_count, {{"n", results.compatible_total}})
      .markup("</p>\n");
  write_hits(request, *results.compatible, out);
  out.markup("</section>\n");
}

void write_results(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  out.markup("<section class=\"results\" id=\"results\" tabindex=\"-1\" aria-label=\"")
      .text(text_of(Text::results_list))
      .markup("\">\n");
  write_notices(request, results, out);
  if (results.hits.empty()) {
    write_no_hits(request, results, out);
  } else {
    write_hits(request, results.hits, out);
  }
  write_paging(request, results, out);
  write_compatible(request, results, out);
  write_share_links(request, out);
  out.markup("</section>\n");
}

void write_pictures(const PageSearch& request, const SearchPictures& pictures, HtmlWriter& out) {
  out.markup("<aside class=\"pictures\" id=\"pictures\" tabindex=\"-1\" aria-label=\"")
      .text(text_of(Text::pictures))
      .markup("\">")
      .part(pictures.timeline)
      .part(pictures.map);
  write_figures(request, pictures.figures, out);
  out.markup("</aside>\n");
}

}  // namespace

std::string search_page(const PageSearch& request, const SearchResults& results,
                        const SearchPictures& pictures) {
  HtmlWriter main;
  write_results_head(request, results, main);
  main.markup("<div class=\"columns\">\n");
  write_facets(request, results, main);
  write_results(request, results, main);
  write_pictures(request, pictures, main);
  main.markup("</div>\n");
  return framed(PageKind::search, is_blank_query(request.query) ? std::string() : request.query,
                request, main);
}

std::string search_page_answer(const PageSearch& request, const SearchResults& results) {
  HtmlWriter out;
  write_results_head(request, results, out);
  write_facets(request, results, out);
  write_results(request, results, out);
  return out.take();
}

std::string search_page_pictures(const PageSearch& request, const SearchPictures& pictures) {
  HtmlWriter out;
  write_pictures(request, pictures, out);
  return out.take();
}

}  // namespace dateline::web
