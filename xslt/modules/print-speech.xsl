<?xml version="1.0" encoding="UTF-8"?>
<!-- Speech: of plays, of transcribed conversations, of posts in a chat. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="sp | spGrp" mode="t:print-block" as="element(p:speech)">
    <speech><xsl:sequence select="tp:language(.), tp:anchors(.), tp:blocks(node())"/></speech>
  </xsl:template>

  <xsl:template match="speaker" mode="t:print-block" as="element(p:speaker)">
    <speaker>
      <xsl:sequence select="tp:leading(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </speaker>
  </xsl:template>

  <!-- An utterance after its speaker's name, a post after its author's. -->
  <xsl:template match="u | post" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:blocks(node(), (tp:attribute('title', tp:speaker-of(.)), tp:language(.)), tp:anchors(.))"/>
  </xsl:template>

  <xsl:function name="tp:speaker-of" as="xs:string?">
    <xsl:param name="utterance" as="element()"/>
    <xsl:variable name="id" as="xs:string?" select="tokenize($utterance/@who)[1] ! replace(., '^.*#', '')"/>
    <xsl:variable name="person" as="element()?" select="$id ! key('tp:identified', ., $t:document)[1]"/>
    <xsl:sequence select="($person/(persName, name)[1] ! tp:plain(.), $person/@n, $id)[normalize-space()][1]"/>
  </xsl:function>

  <!-- What is heard or seen beside words. -->
  <xsl:template match="vocal | kinesic | incident | writing | shift | pause" mode="t:print-inline" as="node()*">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="normalize-space()"><em><xsl:apply-templates mode="t:print-inline"/></em></xsl:when>
      <xsl:otherwise><added text="{tp:label(local-name())}"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="stage | camera | caption | sound | tech | view" mode="t:print-inline" as="node()*" priority="3">
    <em><xsl:sequence select="tp:language(.), tp:anchors(.)"/><xsl:apply-templates mode="t:print-inline"/></em>
  </xsl:template>

  <xsl:template match="castItem/roleDesc" mode="t:print-inline" as="node()*" priority="3">
    <xsl:if test="preceding-sibling::role and not(preceding-sibling::node()[1][self::text()][normalize-space()])"><xsl:text>, </xsl:text></xsl:if>
    <em><xsl:call-template name="tp:words"/></em>
  </xsl:template>

</xsl:stylesheet>
