<?xml version="1.0" encoding="UTF-8"?>
<!-- Bibliography: lists of works with the notes that cite them, and references in notes. -->
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

  <xsl:template match="listBibl | biblFull" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="listBibl" mode="t:html" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:sequence select="t:place(., 'bibliography')"/>
      <xsl:for-each-group select="(* | text()[normalize-space()]) ! tp:unwrapped(.)" group-adjacent="exists(self::bibl | self::biblStruct | self::biblFull | self::msDesc)">
        <xsl:apply-templates select="." mode="tp:works">
          <xsl:with-param name="group" select="current-group()"/>
        </xsl:apply-templates>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <!-- Some encoders put a name around a whole entry. -->
  <xsl:function name="tp:unwrapped" as="node()*">
    <xsl:param name="part" as="node()"/>
    <xsl:sequence select="if ($part[self::rs or self::seg or self::ref][t:is-structure(.)][bibl]) then $part/* else $part"/>
  </xsl:function>

  <xsl:mode name="tp:works" on-no-match="fail"/>

  <xsl:template match="node()" mode="tp:works" as="node()*">
    <xsl:param name="group" as="node()+"/>
    <xsl:apply-templates select="$group" mode="t:html"/>
  </xsl:template>

  <xsl:template match="bibl | biblStruct | biblFull | msDesc" mode="tp:works" as="element()">
    <xsl:param name="group" as="element()+"/>
    <ul class="works">
      <xsl:apply-templates select="$group" mode="t:html"/>
    </ul>
  </xsl:template>

  <!-- Bibliographies hold their works in a list, or straight in a division. -->
  <xsl:template match="listBibl/(bibl | biblStruct | biblFull | msDesc) | listBibl/(rs | seg | ref)/bibl" mode="t:html" as="element()" priority="1">
    <li>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="." mode="tp:reference"/>
      <xsl:sequence select="tp:cited-in(.)"/>
    </li>
  </xsl:template>

  <xsl:template match="(div | body | back | front)/(bibl | biblStruct)" mode="t:html" as="element()" priority="1">
    <p>
      <xsl:sequence select="t:place(., 'work-entry')"/>
      <xsl:apply-templates select="." mode="tp:reference"/>
      <xsl:sequence select="tp:cited-in(.)"/>
    </p>
  </xsl:template>

  <xsl:template match="bibl | biblStruct | biblFull" mode="t:html" as="element()+">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'reference')"/>
      <xsl:apply-templates select="." mode="tp:reference"/>
    </xsl:element>
  </xsl:template>

  <xsl:mode name="tp:reference" on-no-match="fail"/>

  <xsl:template match="bibl | biblFull | msDesc" mode="tp:reference" as="node()*">
    <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
    <xsl:sequence select="t:entries(.)[1] ! t:arrow(.)"/>
  </xsl:template>

  <!-- A structured reference has no punctuation of its own. -->
  <xsl:template match="biblStruct" mode="tp:reference" as="node()*">
    <xsl:for-each select="(analytic, monogr, series)/(. | imprint)/(* except imprint, text()[normalize-space()])[tp:says-something(.)]">
      <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="t:html"/>
    </xsl:for-each>
    <xsl:text>.</xsl:text>
    <xsl:apply-templates select="(node() except (analytic, monogr, series)), @a:app" mode="t:html"/>
    <xsl:sequence select="t:entries(.)[1] ! t:arrow(.)"/>
  </xsl:template>

  <xsl:function name="tp:says-something" as="xs:boolean">
    <xsl:param name="part" as="node()"/>
    <xsl:sequence select="exists($part[normalize-space() or .//@target or self::note or @a:id[starts-with(., 'note.')]] | $part[self::biblScope or self::citedRange][@from] | $part/self::date[@when])"/>
  </xsl:function>

  <!-- What a part says in attributes only. -->
  <xsl:template match="(biblScope | citedRange)[empty(node())][@from]" mode="t:html" as="element()">
    <span data-generated="">{string-join((@from, @to[. != ../@from]), '–')}</span>
  </xsl:template>
  <xsl:template match="date[empty(node())][@when]" mode="t:html" as="element()" priority="3">
    <span data-generated=""><xsl:sequence select="t:place(., ())"/>{@when}</span>
  </xsl:template>

  <!-- The white space of the file around the parts of a structured reference is not text. -->
  <xsl:template match="biblStruct//*[t:is-structure(.)]/text()[empty(preceding-sibling::node()) or empty(following-sibling::node())]" mode="t:html" priority="0.2" as="empty-sequence()"/>

  <!-- A small arrow after a reference or a title leads to the entry of what it cites. -->
  <xsl:function name="t:arrow" visibility="public" as="element()">
    <xsl:param name="entry" as="element(i:entry)"/>
    <a class="arrow" href="{t:entry-href($entry)}" aria-label="{t:label('see')} {$entry/../@title}"/>
  </xsl:function>

  <!-- The places of this document that cite a work of its bibliography. -->
  <xsl:function name="tp:cited-in" as="element()?">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="entry" as="element(i:entry)?" select="(t:entries($work), key('tp:key', tokenize($work/@corresp), $indexes))[1]"/>
    <xsl:variable name="citations" as="element(i:mention)*" select="$entry/i:mention[@document = $document][starts-with(@anchor, 'cite.')]"/>
    <xsl:if test="exists($citations)">
      <span class="cited-in">
        <xsl:sequence select="$t:generated"/>
        <xsl:text>{t:label('cited-in')} </xsl:text>
        <xsl:for-each-group select="$citations" group-by="t:where-short(.)">
          <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
          <a href="#{@anchor}">{current-grouping-key()}</a>
        </xsl:for-each-group>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- The parts of a reference are its text; only titles, names, dates and links look different. -->
  <xsl:template match="author | editor | respStmt | resp | publisher | pubPlace | biblScope | citedRange | edition | extent | series | analytic | monogr | imprint | relatedItem | idno | textLang | affiliation | docAuthor | docDate | docImprint | docEdition | byline | label | meeting | distributor | authority"
    mode="t:html" priority="-0.3" as="node()*">
    <xsl:apply-templates select="." mode="tp:part"/>
  </xsl:template>

  <xsl:mode name="tp:part" on-no-match="fail"/>
  <xsl:template match="*" mode="tp:part" as="node()*">
    <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
  </xsl:template>
  <xsl:template match="*[@a:id or @xml:lang or @a:app or t:look(.)]" mode="tp:part" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
