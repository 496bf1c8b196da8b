<?xml version="1.0" encoding="UTF-8"?>
<!-- The site: its parameters, the names of its pages, and the entries that places in a document belong to. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <!-- The documents of the edition with their pages, as publish/site.py writes them. A page of a document knows
       that document alone, with its parts and neighbours; site/@documents says how many there are. -->
  <xsl:param name="site" as="document-node()"/>
  <!-- The indexes of the edition, as index/xml.py writes them. -->
  <xsl:param name="indexes" as="document-node()"/>
  <!-- The id of the document that is being published; empty for pages that belong to the whole edition. -->
  <xsl:param name="document" as="xs:string" select="''"/>
  <!-- The part of it that is on the page, by its file; empty for the first page, which may be the only one. -->
  <xsl:param name="part" as="xs:string" select="''"/>
  <!-- What the page's own style and script are known by; it differs with their content. -->
  <xsl:param name="nonce" as="xs:string" select="'teitools'"/>
  <!-- The classes of the style sheet that only some pages need. -->
  <xsl:param name="classes-of-texts" as="xs:string" select="''"/>
  <xsl:param name="generator" as="xs:string" select="'teitools'"/>

  <xsl:key name="tp:document" match="s:document" use="@id"/>
  <xsl:key name="tp:mention" match="i:mention" use="@document || '#' || @anchor"/>
  <xsl:key name="tp:key" match="i:entry" use="@key"/>
  <xsl:key name="tp:mentioned-in" match="i:entry" use="distinct-values(i:mention/@document)"/>

  <xsl:function name="t:page-of" visibility="public" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="string(key('tp:document', $id, $site)/@page)"/>
  </xsl:function>

  <!-- The page that is being made of a document. -->
  <xsl:variable name="t:this-page" as="xs:string" select="($part[. != ''], t:page-of($document))[1]"/>

  <xsl:variable name="t:is-alone" as="xs:boolean" select="($site/s:site/@documents/string(), string(count($site/s:site/s:document)))[1] = '1'"/>

  <xsl:function name="t:entry-href" visibility="public" as="xs:string">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:sequence select="t:entry-page($entry) || '#' || $entry/@id"/>
  </xsl:function>

  <!-- The page of an entry: that of its index, or of a large index that of its heading. -->
  <xsl:function name="t:entry-page" visibility="public" as="xs:string">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:sequence select="encode-for-uri(($entry/@page, $entry/../@kind || '.html')[1])"/>
  </xsl:function>

  <xsl:function name="t:mention-href" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element(i:mention)"/>
    <xsl:sequence select="encode-for-uri(($mention/@file, t:page-of($mention/@document))[1]) || '#' || $mention/@anchor"/>
  </xsl:function>

  <!-- The entries that a place mentions; a place with several pointers has several. -->
  <xsl:function name="t:entries" visibility="public" as="element(i:entry)*">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="key('tp:mention', $document || '#' || $place/@a:id, $indexes)/..[not(../@kind = 'apparatus')]"/>
  </xsl:function>

  <!-- A decision of the apparatus on this document, by its number there (app.3). -->
  <xsl:function name="t:decision" visibility="public" as="element(i:entry)?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="key('tp:key', $document || ':' || $id, $indexes)"/>
  </xsl:function>
</xsl:stylesheet>
