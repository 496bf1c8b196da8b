<?xml version="1.0" encoding="UTF-8"?>
<!-- Pages of the indexes: entries in groups, each with what is known and where it is mentioned. -->
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

  <xsl:mode name="t:index" on-no-match="fail"/>

  <xsl:template match="document-node()[i:indexes]" mode="t:pages" as="map(xs:string, xs:string)*">
    <xsl:apply-templates select="i:indexes/i:index" mode="#current"/>
    <xsl:call-template name="t:search"/>
  </xsl:template>

  <xsl:template match="i:index" mode="t:pages" as="map(xs:string, xs:string)">
    <xsl:map-entry key="@kind || '.html'">
      <xsl:call-template name="t:page">
        <xsl:with-param name="name" select="@kind || '.html'"/>
        <xsl:with-param name="title" select="@title || ' · ' || $t:site-title"/>
        <xsl:with-param name="kind" select="'register of-' || @kind"/>
        <xsl:with-param name="main" as="element()+">
          <h1>{@title}</h1>
          <p class="summary"><xsl:apply-templates select="." mode="t:summary"/></p>
          <xsl:apply-templates select="." mode="t:index"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:map-entry>
  </xsl:template>

  <xsl:mode name="t:summary" on-no-match="fail"/>
  <xsl:template match="i:index" mode="t:summary" as="xs:string">
    <xsl:sequence select="t:counted(count(i:entry), 'entry', 'entries') || ', ' || t:counted(count(i:entry/i:mention), 'mention', 'mentions')"/>
  </xsl:template>

  <xsl:function name="t:counted" visibility="public" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="many" as="xs:string"/>
    <xsl:sequence select="$number || '&#xA0;' || (if ($number = 1) then $one else $many)"/>
  </xsl:function>

  <xsl:template match="i:index" mode="t:index" as="element()+">
    <xsl:if test="empty(i:entry/@page)">
      <nav class="letters" aria-label="{t:label('letters')}">
        <ul>
          <xsl:for-each-group select="i:entry" group-by="t:group(.)">
            <li><a href="#{tp:group-id(current-grouping-key())}">{current-grouping-key()}</a></li>
          </xsl:for-each-group>
        </ul>
      </nav>
    </xsl:if>
    <xsl:for-each-group select="i:entry" group-by="t:group(.)">
      <section class="group">
        <h2 id="{tp:group-id(current-grouping-key())}">{current-grouping-key()}</h2>
        <xsl:apply-templates select="current-group()" mode="#current"/>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="tp:group-id" as="xs:string">
    <xsl:param name="group" as="xs:string"/>
    <xsl:sequence select="'group:' || replace($group, '\s+', '-')"/>
  </xsl:function>

  <!-- What an entry stands under: its first letter, or for a date its year. -->
  <xsl:function name="t:group" visibility="public" as="xs:string">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:apply-templates select="$entry" mode="tp:group-of"/>
  </xsl:function>

  <xsl:mode name="tp:group-of" on-no-match="fail"/>
  <xsl:template match="i:entry" mode="tp:group-of" as="xs:string">
    <xsl:sequence select="if (matches(@letter, '\p{L}')) then @letter else '0–9'"/>
  </xsl:template>
  <xsl:template match="i:index[@kind = 'dates']/i:entry" mode="tp:group-of" as="xs:string">
    <xsl:sequence select="(@letter[. != ''], t:label('every-year'))[1] => string()"/>
  </xsl:template>

  <xsl:template match="i:entry" mode="t:index" as="element()">
    <xsl:param name="level" as="xs:integer" select="3"/>
    <section class="entry" id="{@id}">
      <xsl:element name="h{$level}">
        <a class="self" href="#{@id}"><xsl:apply-templates select="." mode="t:entry-name"/></a>
        <xsl:sequence select="t:life(.)"/>
      </xsl:element>
      <xsl:sequence select="t:fields(.)"/>
      <xsl:sequence select="t:mentions(.)"/>
    </section>
  </xsl:template>

  <!-- What an entry is called under the heading of its group. -->
  <xsl:mode name="t:entry-name" on-no-match="fail"/>
  <xsl:template match="i:entry" mode="t:entry-name" as="text()"><xsl:text>{@name}</xsl:text></xsl:template>

  <xsl:function name="t:life" visibility="public" as="element()?">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:variable name="born" as="xs:string" select="string($entry/i:field[@name = 'born'])"/>
    <xsl:variable name="died" as="xs:string" select="string($entry/i:field[@name = 'died'])"/>
    <xsl:variable name="life" as="xs:string" select="
        if ($born != '' and $died != '') then $born || '–' || $died
        else string-join(($born[. != ''] ! (t:label('born') || ' ' || .), $died[. != ''] ! (t:label('died') || ' ' || .)))"/>
    <xsl:if test="$life != ''"><span class="life"> {$life}</span></xsl:if>
  </xsl:function>

  <!-- What is known of an entry: facts in one line, then remarks. -->
  <xsl:function name="t:fields" visibility="public" as="element()*">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:variable name="facts" as="xs:string*"><xsl:apply-templates select="$entry/i:field" mode="tp:fact"/></xsl:variable>
    <xsl:if test="exists($facts)"><p class="facts">{string-join($facts, ' · ')}</p></xsl:if>
    <xsl:for-each select="$entry/i:field[@name = ('description', 'note', 'citation')][normalize-space()]"><p class="remark">{.}</p></xsl:for-each>
  </xsl:function>

  <xsl:mode name="tp:fact" on-no-match="shallow-skip"/>

  <xsl:template match="i:field[normalize-space()]" mode="tp:fact" as="xs:string">
    <xsl:sequence select="lower-case(t:label(@name)) || ' ' || ."/>
  </xsl:template>
  <xsl:template match="i:field[@name = 'type'][normalize-space()]" mode="tp:fact" as="xs:string">
    <xsl:sequence select="lower-case(replace(., '(\p{Ll})(\p{Lu})', '$1 $2')) => translate('-_', '  ')"/>
  </xsl:template>
  <xsl:template match="i:field[@name = ('occupation', 'abbreviation', 'coordinates', 'date', 'where')][normalize-space()]" mode="tp:fact" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>
  <xsl:template match="i:field[@name = 'variants'][normalize-space()]" mode="tp:fact" as="xs:string">
    <xsl:sequence select="'also ' || ."/>
  </xsl:template>
  <!-- Said in the heading, in the remarks, or for machines. -->
  <xsl:template match="i:field[@name = ('born', 'died', 'name', 'description', 'note', 'citation', 'value', 'earliest', 'latest', 'fonds', 'inventory', 'file', 'repository')]
      | i:field[not(normalize-space())]" mode="tp:fact" priority="1" as="empty-sequence()"/>
</xsl:stylesheet>
