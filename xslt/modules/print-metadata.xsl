<?xml version="1.0" encoding="UTF-8"?>
<!-- What catalogues, PDF readers and running heads say of the article: plain text from the header. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Edited text without notes, marks and rejected readings. -->
  <xsl:mode name="t:print-plain" on-no-match="text-only-copy"/>

  <xsl:template match="note | ref[@type = 'footnote'] | fw | sic[../corr] | orig[../reg] | abbr[../expan] | app[lem]/(rdg | rdgGrp | witDetail) | app[not(lem)]/rdg[preceding-sibling::rdg]
      | comment() | processing-instruction()" mode="t:print-plain"/>

  <xsl:function name="tp:plain" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="t:print-plain"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <xsl:variable name="tp:header" as="element(teiHeader)?" select="$t:document/*/teiHeader[1]"/>

  <xsl:variable name="tp:title" as="xs:string" select="
      (($tp:header/fileDesc/titleStmt/title[@type = 'main'], $tp:header/fileDesc/titleStmt/title[@level = 'a'],
        $tp:header/fileDesc/titleStmt/title,
        $t:document//titlePart, $t:document//head) ! tp:plain(node())[.], $name)[1]"/>

  <xsl:variable name="tp:authors" as="xs:string*" select="
      distinct-values($tp:header/fileDesc/titleStmt/author ! tp:person(.)[.])"/>

  <!-- A person as a reader would write the name: its parts, or the text as it stands. -->
  <xsl:function name="tp:person" as="xs:string">
    <xsl:param name="author" as="element()"/>
    <xsl:variable name="name" as="element()" select="($author//persName, $author//name, $author)[1]"/>
    <xsl:variable name="parts" as="element()*" select="$name/forename, $name/nameLink, $name/surname"/>
    <xsl:sequence select="if ($name/surname) then string-join($parts ! tp:plain(.), ' ') else tp:plain($name)"/>
  </xsl:function>

  <!-- The printed source, where the header describes one. -->
  <xsl:variable name="tp:source" as="element(monogr)?" select="
      ($tp:header/fileDesc/sourceDesc//biblStruct/monogr)[1]"/>

  <xsl:variable name="tp:journal" as="xs:string" select="
      tp:joined(($tp:source/title[1] ! tp:plain(node()), $tp:source//biblScope[@unit = 'volume'][1] ! tp:plain(.),
          $tp:source//date[1] ! ('(' || (@when, tp:plain(.))[1] || ')')), ' ')"/>

  <xsl:variable name="tp:pages" as="xs:string" select="
      string(($tp:source//biblScope[@unit = 'page'][1] ! tp:plain(.))[.])"/>

  <xsl:variable name="tp:doi" as="xs:string" select="
      string(($tp:header//idno[upper-case(@type) = 'DOI'], $t:document//text//idno[upper-case(@type) = 'DOI'])[1]
          ! replace(normalize-space(.), '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i'))"/>

  <xsl:function name="tp:joined" as="xs:string">
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:param name="separator" as="xs:string"/>
    <xsl:sequence select="string-join($parts[normalize-space()], $separator)"/>
  </xsl:function>

  <xsl:variable name="tp:keywords" as="xs:string*" select="
      let $header := $tp:header//textClass/keywords//(term | item[not(term)]),
          $terms := if ($header) then $header else $t:document//div[@type = 'keywords']//term
      return distinct-values($terms ! tp:plain(.))"/>

  <!-- A title that fits a running head: the header's short title, or the main title up to its first stop. -->
  <xsl:variable name="tp:running-title" as="xs:string" select="
      let $short := $tp:header/fileDesc/titleStmt/title[@type = 'short'] ! tp:plain(node()),
          $stem := normalize-space(replace($tp:title, '([:?!]|\p{L}{4}\.).*$', '$1')) ! replace(., '[:.]$', '')
      return ($short, ($tp:title, $stem)[string-length(.) le 84], tp:shortened($tp:title, 80))[.][1]"/>

  <xsl:function name="tp:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:sequence select="replace(substring($text, 1, $length), '[\s\p{P}]+\S*$', '') || '…'"/>
  </xsl:function>

  <xsl:variable name="tp:published" as="xs:string" select="t:published($tp:header)"/>

  <xsl:template name="tp:metadata" as="element(p:metadata)">
    <metadata>
      <title><xsl:value-of select="$tp:title"/></title>
      <xsl:for-each select="$tp:authors"><author><xsl:value-of select="."/></author></xsl:for-each>
      <xsl:for-each select="$tp:keywords"><keyword><xsl:value-of select="."/></keyword></xsl:for-each>
      <citation><xsl:value-of select="tp:joined((tp:joined(($tp:journal, $tp:pages), ', '),
          $tp:doi[.] ! ('https://doi.org/' || .)), '. ')"/></citation>
      <doi><xsl:value-of select="$tp:doi"/></doi>
      <date><xsl:value-of select="$tp:published"/></date>
      <journal><xsl:value-of select="$tp:journal"/></journal>
      <running-author><xsl:value-of select="$tp:authors" separator=", "/></running-author>
      <running-title><xsl:value-of select="$tp:running-title"/></running-title>
    </metadata>
  </xsl:template>

</xsl:stylesheet>
