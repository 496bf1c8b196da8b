<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotation: marks put back by depth and language, and passages set off. -->
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

  <xsl:template match="quote[t:is-block-quote(.)] | cit[quote[t:is-block-quote(.)]]" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <!-- How many quotations an element that takes marks stands in, within the same note or text. -->
  <xsl:function name="t:quote-depth" visibility="public" as="xs:integer">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="outside-note" as="element()*" select="$quotation/ancestor::note[1]/ancestor::*"/>
    <xsl:sequence select="count(($quotation/ancestor::* except $outside-note)[t:takes-marks(.)])"/>
  </xsl:function>

  <xsl:function name="t:takes-marks" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="tp:takes-marks"/>
  </xsl:function>

  <xsl:mode name="tp:takes-marks" on-no-match="fail"/>

  <xsl:template match="*" mode="tp:takes-marks" as="xs:boolean"><xsl:sequence select="false()"/></xsl:template>
  <xsl:template match="soCalled | q | said | title[@level = 'a'] | quote[not(t:is-block-quote(.))]"
    mode="tp:takes-marks" as="xs:boolean"><xsl:sequence select="not(t:has-typed-marks(.) or t:holds-blocks(.))"/></xsl:template>

  <xsl:function name="t:opening-mark" visibility="public" as="xs:string">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="tp:mark($quotation, 1)"/>
  </xsl:function>

  <xsl:function name="t:closing-mark" visibility="public" as="xs:string">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="tp:mark($quotation, 2)"/>
  </xsl:function>

  <xsl:function name="tp:mark" as="xs:string">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="side" as="xs:integer"/>
    <xsl:sequence select="
        if (t:takes-marks($quotation)) then t:quotation-marks(tp:language-around($quotation), t:quote-depth($quotation))[$side] else ''"/>
  </xsl:function>

  <!-- Marks are those of the text in which a quotation is set: a title in another language does not change them. -->
  <xsl:function name="tp:language-around" as="xs:string?">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="$quotation/ancestor::*[@xml:lang][not(self::title | self::foreign | self::soCalled | self::q | self::said
        | self::quote[not(t:is-block-quote(.))] | self::seg | self::hi | self::emph | self::term | self::mentioned)][1]/@xml:lang/string()"/>
  </xsl:function>

  <!-- A quotation is set off as a block when the encoder says so, or when it holds blocks. -->
  <xsl:function name="t:is-block-quote" visibility="public" as="xs:boolean">
    <xsl:param name="quote" as="element(quote)"/>
    <xsl:sequence select="exists($quote/(p | ab | lg | l | list | sp | child::div | floatingText))
        or tokenize($quote/@rend) = ('block', 'blockquote', 'display')
        or exists($quote/parent::*[self::div or self::body or self::epigraph])
        or exists($quote/parent::cit[parent::div or parent::body or parent::epigraph])"/>
  </xsl:function>

  <xsl:template match="quote | q | said | soCalled" mode="t:html" as="node()+">
    <xsl:text>{t:opening-mark(.)}</xsl:text>
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
    <xsl:text>{t:closing-mark(.)}</xsl:text>
  </xsl:template>

  <!-- No space stands between a mark of quotation and the words, wherever the file breaks its lines. -->
  <xsl:template match="(quote | q | said | soCalled | title)/text()[empty(preceding-sibling::node()) or empty(following-sibling::node())][t:takes-marks(..)]" mode="t:html" as="text()?" priority="0.3">
    <xsl:variable name="begun" as="xs:string" select="if (preceding-sibling::node()) then string() else replace(., '^\s+', '')"/>
    <xsl:value-of select="if (following-sibling::node()) then $begun else replace($begun, '\s+$', '')"/>
  </xsl:template>

  <xsl:template match="quote[t:is-block-quote(.)]" mode="t:html" as="element()">
    <blockquote>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:sequence select="t:blocks(., 'p')"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="cit" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'cit')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
