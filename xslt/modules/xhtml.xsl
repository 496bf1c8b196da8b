<?xml version="1.0" encoding="UTF-8"?>
<!-- From the HTML of a page to the XHTML of an e-book: namespaces, semantics of EPUB, nothing that needs a site, a script or a choice. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:t="urn:teitools:xslt"
  xmlns="http://www.w3.org/1999/xhtml"
  expand-text="yes"
  exclude-result-prefixes="xsl xs t">

  <xsl:mode name="t:xhtml" on-no-match="shallow-copy"/>

  <xsl:function name="t:xhtml" visibility="public" as="xs:string">
    <xsl:param name="page" as="element()"/>
    <xsl:variable name="xhtml" as="element()"><xsl:apply-templates select="$page" mode="t:xhtml"/></xsl:variable>
    <xsl:sequence select="serialize($xhtml, map {'method': 'xml', 'omit-xml-declaration': true()})"/>
  </xsl:function>

  <xsl:template match="*" mode="t:xhtml" as="element()">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="html" mode="t:xhtml" as="element()">
    <html xmlns:epub="http://www.idpf.org/2007/ops">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </html>
  </xsl:template>

  <xsl:template match="math | math//*" mode="t:xhtml" as="element()" priority="1">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1998/Math/MathML">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="@lang" mode="t:xhtml" as="attribute()+">
    <xsl:copy/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <!-- For scripts and networks. -->
  <xsl:template match="@data-entry | @loading" mode="t:xhtml" as="empty-sequence()"/>

  <!-- The readings of the copy-text: the e-book is the edited text, and the apparatus has them. -->
  <xsl:template match="*[@hidden]" mode="t:xhtml" as="empty-sequence()" priority="2"/>

  <!-- Letters of an index lead about in a long page; its entries are in order. -->
  <xsl:template match="nav[@class = 'letters']" mode="t:xhtml" as="empty-sequence()"/>

  <xsl:template match="a[@role = 'doc-noteref']" mode="t:xhtml" as="element()">
    <a epub:type="noteref"><xsl:apply-templates select="@*, node()" mode="#current"/></a>
  </xsl:template>

  <xsl:template match="section[tokenize(@class) = 'div-notes']" mode="t:xhtml" as="element()">
    <section epub:type="footnotes"><xsl:apply-templates select="@* except @role, node()" mode="#current"/></section>
  </xsl:template>

  <xsl:template match="ol[@class = 'notes']" mode="t:xhtml" as="element()">
    <div class="notes"><xsl:apply-templates mode="#current"/></div>
  </xsl:template>

  <xsl:template match="ol[@class = 'notes']/li" mode="t:xhtml" as="element()">
    <aside epub:type="footnote" role="doc-footnote"><xsl:apply-templates select="@*, node()" mode="#current"/></aside>
  </xsl:template>

  <xsl:template match="*[@class = 'pb']" mode="t:xhtml" as="element()">
    <span class="pb" epub:type="pagebreak" role="doc-pagebreak" data-generated="">
      <xsl:attribute name="aria-label" select="t:label('page') || ' ' || ."/>
      <xsl:apply-templates select="@id" mode="#current"/>
      <xsl:text>{.}</xsl:text>
    </span>
  </xsl:template>

  <!-- Numbers of paragraphs are read, not followed. -->
  <xsl:template match="a[@class = 'par']" mode="t:xhtml" as="element()">
    <span class="par" data-generated="">{.}</span>
  </xsl:template>

  <!-- Nobody needs a link to where it stands. -->
  <xsl:template match="a[@class = 'self']" mode="t:xhtml" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What a style sheet draws on a page stands as text where style sheets are not relied on. -->
  <xsl:template match="a[@class = ('sign', 'arrow')][not(node())]" mode="t:xhtml" as="element()">
    <a data-generated="">
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:text>{if (@class = 'sign') then '◆' else '→'}</xsl:text>
    </a>
  </xsl:template>
</xsl:stylesheet>
