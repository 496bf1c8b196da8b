<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures and images: shown when they are files of the edition, led to when they are on the web. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:m="http://www.w3.org/1998/Math/MathML"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:template match="figure" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="figure" mode="t:html" as="element()">
    <figure>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node() except (head, figDesc, p, ab, trailer)" mode="#current"/>
      <xsl:where-populated>
        <figcaption>
          <xsl:apply-templates select="head, p, ab, trailer, figDesc[not(tp:is-alternative(.))]" mode="#current"/>
        </figcaption>
      </xsl:where-populated>
    </figure>
  </xsl:template>

  <!-- A description of an image that is shown is read in its place by those who do not see it. -->
  <xsl:function name="tp:is-alternative" as="xs:boolean">
    <xsl:param name="description" as="element(figDesc)"/>
    <xsl:sequence select="exists($description/../(graphic | media)[@a:image][empty(desc)]) and empty($description/preceding-sibling::figDesc)"/>
  </xsl:function>

  <xsl:template match="figDesc" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., if (parent::figure) then 'p' else 'span')}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="graphic[not(@url)]" mode="t:html" as="node()*" priority="1">
    <xsl:sequence select="t:spaced(node())"/>
  </xsl:template>

  <xsl:template match="graphic" mode="t:html" as="element()">
    <span class="image">[<xsl:sequence select="tp:said-of(.)"/>]</span>
  </xsl:template>

  <xsl:template match="(graphic | media)[@a:image]" mode="t:html" as="node()+" priority="1">
    <img src="{tokenize(@a:image, '/') ! encode-for-uri(.) => string-join('/')}" alt="{tp:description-of(.)}" loading="lazy"/>
    <xsl:apply-templates select="node() except desc[1]" mode="#current"/>
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

  <!-- Formulas in MathML are drawn by the browser; in other notations they are read as they are written. -->
  <xsl:template match="formula" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., ('formula', 'display'[current()/@rend = ('display', 'block')]))"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="m:math" mode="t:html" as="element()">
    <xsl:apply-templates select="." mode="tp:mathml"/>
  </xsl:template>

  <xsl:mode name="tp:mathml" on-no-match="fail"/>
  <!-- Elements that draw, and no others: what is called script is not let through. -->
  <xsl:template match="m:math | m:mrow | m:mi | m:mn | m:mo | m:ms | m:mtext | m:mspace | m:mfrac | m:msqrt | m:mroot | m:mstyle | m:merror | m:mpadded | m:mphantom
      | m:msup | m:msub | m:msubsup | m:munder | m:mover | m:munderover | m:mmultiscripts | m:mprescripts | m:none | m:mtable | m:mtr | m:mtd | m:semantics" mode="tp:mathml" as="element()">
    <xsl:element name="{local-name()}">
      <xsl:copy-of select="@display | @mathvariant | @stretchy | @accent | @columnalign | @rowspan | @columnspan"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="text()" mode="tp:mathml" as="text()"><xsl:copy/></xsl:template>
  <xsl:template match="*" mode="tp:mathml" as="node()*"><xsl:apply-templates mode="#current"/></xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="tp:mathml" as="empty-sequence()"/>

  <xsl:template match="notatedMusic" mode="t:html" as="element()">
    <xsl:element name="{if (t:is-block(.)) then 'div' else t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'music'), if (t:is-block(.)) then t:blocks(.) else t:spaced(node())"/>
    </xsl:element>
  </xsl:template>

  <!-- What stands for an image or a sound that is not here: its own description, or else its caption or its name. -->
  <xsl:function name="tp:said-of" as="node()*">
    <xsl:param name="medium" as="element()"/>
    <xsl:choose>
      <xsl:when test="$medium[normalize-space()]/(self::media | self::graphic)"><xsl:sequence select="t:spaced($medium/node())"/></xsl:when>
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
