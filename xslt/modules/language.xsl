<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages of parts, and the direction they are written in. -->
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

  <xsl:variable name="tp:right-to-left" as="xs:string+" select="
      'ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'jrb', 'lad', 'nqo', 'ota', 'ps', 'sd', 'syc', 'syr', 'ug', 'ur', 'urd', 'yi'"/>

  <xsl:variable name="tp:right-to-left-scripts" as="xs:string+" select="'arab', 'aran', 'hebr', 'syrc', 'syre', 'syrj', 'syrn', 'thaa', 'nkoo', 'samr', 'mand', 'adlm', 'rohg'"/>

  <!-- Three-letter codes that BCP 47 writes with two. -->
  <xsl:variable name="tp:short-codes" as="map(xs:string, xs:string)" select="map {
      'ara': 'ar', 'bul': 'bg', 'ces': 'cs', 'cze': 'cs', 'dan': 'da', 'deu': 'de', 'ger': 'de', 'dut': 'nl', 'nld': 'nl',
      'ell': 'el', 'gre': 'el', 'eng': 'en', 'fas': 'fa', 'per': 'fa', 'fin': 'fi', 'fra': 'fr', 'fre': 'fr', 'heb': 'he',
      'hrv': 'hr', 'hun': 'hu', 'hye': 'hy', 'arm': 'hy', 'ita': 'it', 'jpn': 'ja', 'kat': 'ka', 'geo': 'ka', 'lat': 'la',
      'nor': 'no', 'pol': 'pl', 'por': 'pt', 'ron': 'ro', 'rum': 'ro', 'rus': 'ru', 'san': 'sa', 'slk': 'sk', 'slv': 'sl',
      'spa': 'es', 'sqi': 'sq', 'alb': 'sq', 'srp': 'sr', 'swe': 'sv', 'tur': 'tr', 'ukr': 'uk', 'yid': 'yi', 'zho': 'zh', 'chi': 'zh'}"/>

  <xsl:function name="t:language-tag" visibility="public" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="code" as="xs:string" select="lower-case(tokenize($tag, '-')[1])"/>
    <xsl:sequence select="string-join((($tp:short-codes($code), $code)[1], tail(tokenize($tag, '-'))), '-')"/>
  </xsl:function>

  <!-- lang, and dir where the direction is not that of the text around; nothing for what is no BCP 47 tag. -->
  <xsl:function name="t:language" visibility="public" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element/@xml:lang" mode="tp:language"/>
  </xsl:function>

  <xsl:mode name="tp:language" on-no-match="shallow-skip"/>

  <xsl:template match="@xml:lang[matches(., '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$')]" mode="tp:language" as="attribute()+">
    <xsl:variable name="around" as="xs:string?" select="../ancestor::*[@xml:lang][1]/@xml:lang"/>
    <xsl:attribute name="lang" select="t:language-tag(.)"/>
    <xsl:if test="t:direction(.) != t:direction(string($around))">
      <xsl:attribute name="dir" select="t:direction(.)"/>
    </xsl:if>
  </xsl:template>

  <!-- The same for a language of which only the header speaks. -->
  <xsl:function name="t:language-named" visibility="public" as="attribute()*">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:if test="matches($tag, '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$')">
      <xsl:attribute name="lang" select="t:language-tag($tag)"/>
      <xsl:if test="t:direction($tag) = 'rtl'"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
    </xsl:if>
  </xsl:function>

  <xsl:function name="t:direction" visibility="public" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case(t:language-tag($language)), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$parts[position() gt 1][string-length() = 4][1]"/>
    <xsl:sequence select="if (if ($script) then $script = $tp:right-to-left-scripts else $parts[1] = $tp:right-to-left) then 'rtl' else 'ltr'"/>
  </xsl:function>
</xsl:stylesheet>
