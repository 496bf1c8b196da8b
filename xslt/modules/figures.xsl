<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures and images: shown when they are files of the edition, led to when they are on the web. -->
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

  <xsl:template match="figure" mode="t:html" as="element()">
    <figure>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node() except (head, figDesc, p, ab, trailer)" mode="#current"/>
      <xsl:where-populated>
        <figcaption>
          <xsl:apply-templates select="head, p, ab, trailer, figDesc[empty(../(graphic | media)[@a:image or t:safe-url(@url)])]" mode="#current"/>
        </figcaption>
      </xsl:where-populated>
    </figure>
  </xsl:template>

  <xsl:template match="graphic" mode="t:html" as="element()">
    <span class="image">[<xsl:sequence select="tp:said-of(.)"/>]</span>
  </xsl:template>

  <xsl:template match="(graphic | media)[@a:image]" mode="t:html" as="element()" priority="1">
    <img src="{tokenize(@a:image, '/') ! encode-for-uri(.) => string-join('/')}" alt="{tp:description-of(.)}" loading="lazy"/>
  </xsl:template>

  <xsl:template match="graphic[t:safe-url(@url)]" mode="t:html" as="element()">
    <a class="image" href="{@url}"><xsl:sequence select="tp:said-of(.)"/></a>
  </xsl:template>

  <!-- Sound and film are led to; what an encoder put into the document itself is named only. -->
  <xsl:template match="media[t:safe-url(@url)]" mode="t:html" as="element()">
    <a class="image" href="{@url}"><xsl:sequence select="tp:said-of(.)"/></a>
  </xsl:template>

  <xsl:template match="media | binaryObject" mode="t:html" as="element()">
    <span class="image">[<xsl:sequence select="tp:said-of(.)"/>]</span>
  </xsl:template>

  <!-- What stands for an image or a sound that is not here: its own description, or else its caption or its name. -->
  <xsl:function name="tp:said-of" as="node()*">
    <xsl:param name="medium" as="element()"/>
    <xsl:choose>
      <xsl:when test="$medium/desc"><xsl:apply-templates select="$medium/desc" mode="t:html"/></xsl:when>
      <xsl:when test="$medium/../figDesc and not(t:safe-url($medium/@url))"><span data-generated="">{t:label('image')}</span></xsl:when>
      <xsl:otherwise><span data-generated="">{tp:description-of($medium)}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tp:description-of" as="xs:string">
    <xsl:param name="graphic" as="element()"/>
    <xsl:variable name="described" as="xs:string*" select="
        ($graphic/desc, $graphic/../figDesc, $graphic/../head) ! t:plain(node()), ($graphic/@url, $graphic/@mimeType) ! string()"/>
    <xsl:sequence select="string($described[. != ''][1])"/>
  </xsl:function>
</xsl:stylesheet>
