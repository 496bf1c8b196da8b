<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a document. -->
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

  <xsl:mode name="t:html" on-no-match="fail"/>

  <xsl:template match="document-node()[TEI | teiCorpus]" mode="t:pages" as="map(xs:string, xs:string)+">
    <xsl:map-entry key="$t:this-page">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:map-entry>
    <xsl:for-each select="t:cards-file()">
      <xsl:map-entry key="." select="t:cards()"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="TEI | teiCorpus" mode="t:pages" as="xs:string">
    <xsl:call-template name="t:page">
      <xsl:with-param name="name" select="$t:this-page"/>
      <xsl:with-param name="title" select="t:page-title(.)"/>
      <xsl:with-param name="banner" select="tp:banner(.)"/>
      <xsl:with-param name="kind" select="'text'"/>
      <xsl:with-param name="language" select="t:document-language(.)"/>
      <xsl:with-param name="metadata" select="t:metadata(.), t:neighbour-links()"/>
      <xsl:with-param name="tools" select="t:tools(.)"/>
      <xsl:with-param name="main" as="element()+">
        <article data-document="{$document}">
          <xsl:if test="empty(t:document-language(.))"><xsl:attribute name="lang" select="''"/></xsl:if>
          <xsl:sequence select="t:running-title(.)"/>
          <xsl:apply-templates select=".[$part = '']" mode="t:title-block"/>
          <xsl:variable name="parts" as="element()*" select="t:parts-list()"/>
          <xsl:sequence select="$parts[not(current()/text/front/titlePage)]"/>
          <xsl:apply-templates select="tp:in-order(.)" mode="t:html"/>
          <xsl:sequence select="$parts[current()/text/front/titlePage]"/>
          <xsl:sequence select="t:about(.)[$part = '']"/>
        </article>
        <xsl:sequence select="t:neighbours()"/>
      </xsl:with-param>
      <xsl:with-param name="cards" select="t:cards-file()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Above an article alone stands the journal; above one of several texts, the edition. -->
  <xsl:function name="tp:banner" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="pages" as="xs:string?" select="t:page-range($tei)[. != ''] ! ('pp.&#xA0;' || .)"/>
    <xsl:variable name="journal" as="xs:string" select="string-join((t:journal($tei), $pages), ', ')"/>
    <xsl:sequence select="if ($t:is-alone and t:journal($tei) != '') then $journal else $t:site-title"/>
  </xsl:function>

  <!-- The text comes first, whatever a document has beside it. -->
  <xsl:function name="tp:in-order" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="beside" as="element()*" select="$tei/(facsimile | standOff)"/>
    <xsl:sequence select="$tei/(* except ($beside, teiHeader)), $beside"/>
  </xsl:function>

  <!-- The language of a document, if it tells one. -->
  <xsl:function name="t:document-language" visibility="public" as="attribute()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="languages" as="attribute(xml:lang)*" select="$tei/text/@xml:lang, $tei/@xml:lang"/>
    <xsl:variable name="declared" as="element(language)*" select="$tei/teiHeader/profileDesc/langUsage/language[@ident]"/>
    <xsl:sequence select="$languages[1]/.. ! t:language(.)"/>
    <xsl:if test="empty($languages) and count($declared) = 1">
      <xsl:sequence select="t:language-named($declared/@ident)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="t:main-title" as="element(title)?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="($titles[@type = 'main'], $titles)[1]"/>
  </xsl:function>

  <xsl:function name="t:document-title" visibility="public" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(t:plain(t:main-title($tei)/node()), $document, t:label('untitled'))[. != ''][1]"/>
  </xsl:function>

  <!-- A corpus or a group holds documents in a document: each starts a part of the page. -->
  <xsl:template match="TEI//TEI | teiCorpus//TEI | teiCorpus/teiCorpus" mode="t:html" as="element()">
    <section>
      <xsl:sequence select="t:place(., 'part')"/>
      <xsl:apply-templates select="." mode="t:title-block"/>
      <xsl:apply-templates select="tp:in-order(.)" mode="#current"/>
    </section>
  </xsl:template>

  <xsl:template match="text" mode="t:html" as="node()*">
    <xsl:apply-templates select="node() except back" mode="#current"/>
    <xsl:sequence select="t:collected-notes(.), t:variants(.)"/>
    <xsl:apply-templates select="back" mode="#current"/>
  </xsl:template>

  <xsl:template match="front | back" mode="t:html" as="node()*">
    <xsl:sequence select="t:blocks(.)"/>
  </xsl:template>

  <xsl:template match="body" mode="t:html" as="element()">
    <section class="body" id="{t:free-id(., 'text')}">
      <xsl:sequence select="t:language(.)"/>
      <h2 class="for-outline"><xsl:sequence select="$t:generated"/>{t:label('text')}</h2>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <xsl:template match="body[t:divisions(.)/head]" mode="t:html" as="element()">
    <div class="body" id="{t:free-id(., 'text')}">
      <xsl:sequence select="t:language(.)"/>
      <xsl:sequence select="t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="floatingText" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'floating-text')"/>
      <xsl:sequence select="t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="listAnnotation" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <!-- Notes that stand beside the text, under a heading as those that are collected from it. -->
  <xsl:template match="listAnnotation[note][empty(head)]" mode="t:html" as="element()">
    <section>
      <xsl:sequence select="t:place(., 'div-notes')"/>
      <h2><xsl:sequence select="$t:generated"/>{t:label('notes')}</h2>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <xsl:template match="group | standOff | listAnnotation" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., local-name()), t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="floatingText/(front | body | back) | group//text/(front | body | back) | text[parent::group]" mode="t:html" priority="2" as="node()*">
    <xsl:sequence select="t:blocks(.)"/>
  </xsl:template>

  <!-- An id of our own that no place of the document has. -->
  <xsl:function name="t:free-id" visibility="public" as="xs:string">
    <xsl:param name="context" as="element()"/>
    <xsl:param name="wanted" as="xs:string"/>
    <xsl:sequence select="if (key('t:place', $wanted, root($context))) then 'ui:' || $wanted else $wanted"/>
  </xsl:function>
</xsl:stylesheet>
