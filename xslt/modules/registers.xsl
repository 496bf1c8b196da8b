<?xml version="1.0" encoding="UTF-8"?>
<!-- Registers that stand in a text: persons, places, organizations, events, things, and what is known of them. -->
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

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listObject | listNym | listRelation | person | personGrp | persona | place | org | event | object | nym | relation"
    mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listObject | listNym | listRelation" mode="t:html" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:sequence select="t:place(., 'register-list'), t:blocks(.)"/>
    </xsl:element>
  </xsl:template>

  <!-- An entry: its names, what is known in rows, what is said in words, and the entries within it. -->
  <xsl:template match="person | personGrp | persona | place | org | event | object | nym" mode="t:html" as="element()">
    <xsl:variable name="names" as="element()*" select="tp:names(.)"/>
    <xsl:variable name="words" as="node()*" select="p | ab | note[not(@type) or t:holds-blocks(.)] | desc | text()[normalize-space()] | graphic | figure | list | linkGrp"/>
    <xsl:variable name="entries" as="element()*" select="person | personGrp | persona | place | org | event | object | nym | listPerson | listPlace | listOrg | listEvent | listObject | listRelation"/>
    <xsl:variable name="lists" as="element()*" select="$entries[starts-with(local-name(), 'list')][empty(head)]"/>
    <div>
      <xsl:sequence select="t:place(., 'register-entry')"/>
      <xsl:if test="exists($names)">
        <p class="entry-name">
          <xsl:apply-templates select="$names[1]" mode="#current"/>
          <xsl:where-populated><span class="variants"><xsl:for-each select="tail($names)"><xsl:text>, </xsl:text><xsl:apply-templates select="." mode="#current"/></xsl:for-each></span></xsl:where-populated>
          <xsl:for-each select="(@role, $names[1]/@role)[1]"><xsl:text> </xsl:text><span class="context" data-generated="">{.}</span></xsl:for-each>
        </p>
      </xsl:if>
      <xsl:for-each select="$words">
        <xsl:apply-templates select="." mode="tp:words"/>
      </xsl:for-each>
      <xsl:sequence select="t:facts((* except ($names, $words, $entries), $lists))"/>
      <xsl:apply-templates select="$entries except $lists" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:function name="tp:names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$entry/(persName | placeName | orgName | eventName | objectName | objectIdentifier | name | settlement | region | country | district | bloc | geogName | label | head | form)[normalize-space()]"/>
  </xsl:function>

  <!-- Words of an entry are blocks, whatever element they stand in. -->
  <xsl:mode name="tp:words" on-no-match="fail"/>
  <xsl:template match="node()" mode="tp:words" as="node()*">
    <p><xsl:sequence select=".[self::*] ! t:place(., ())"/><xsl:apply-templates select="self::text() | node()" mode="t:html"/></p>
  </xsl:template>
  <xsl:template match="*[t:is-block(.) or t:holds-blocks(.)]" mode="tp:words" as="node()*">
    <xsl:apply-templates select="." mode="t:html"/>
  </xsl:template>
  <xsl:template match="(desc | note)[t:holds-blocks(.)]" mode="tp:words" as="node()*" priority="1">
    <div><xsl:sequence select="t:place(., ()), t:blocks(.)"/></div>
  </xsl:template>

  <!-- A relation is its name, or else what it is between, and the note on it that it points to. -->
  <xsl:template match="relation" mode="t:html" as="element()">
    <p>
      <xsl:sequence select="t:place(., 'relation')"/>
      <xsl:if test="empty(desc | label)">
        <span data-generated="">{(@name, string-join((string-join((@active, @passive), ' → '), @ana ! replace(., '#', ''))[. != ''], ': '))[1]}</span>
      </xsl:if>
      <xsl:sequence select="t:spaced(node())"/>
    </p>
  </xsl:template>

  <xsl:template match="objectIdentifier" mode="t:html" as="element()">
    <span><xsl:sequence select="t:place(., ()), t:enumerated(* | text()[normalize-space()])"/></span>
  </xsl:template>

  <xsl:template match="birth | death | floruit | age | gender | sex | persPronouns | nationality | faith | occupation | education | residence | socecStatus | langKnown | geo
      | location | climate | population | terrain | state | trait | eventName | objectName | geogFeat | offset" mode="t:html" priority="-0.4" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., ()), if (t:is-structure(.)) then t:spaced(node()) else ()"/>
      <xsl:apply-templates select=".[not(t:is-structure(.))]/node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
